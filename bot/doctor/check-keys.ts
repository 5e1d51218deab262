import { z } from 'zod';
import { type Advice, doctorWords } from '../../locales/doctor.ts';
import { err, ok, type Result } from '../../services/platform/result.ts';
import { judge, type Verdict } from './check.ts';
import type { Web } from './web.ts';

const words = doctorWords.keys;
const Metadata = z.object({ issuer: z.string(), jwks_uri: z.url() });
const Keys = z.object({ keys: z.array(z.unknown()) });

/** Whose keys are looked at, and by which settings. */
export interface KeysPlace {
  /** `iss` of the tokens that are checked with them. */
  readonly issuer: { readonly setting: string; readonly value: string };
  /** OpenID metadata, which names the keys. */
  readonly metadata: { readonly setting: string; readonly url: string };
  /** Where the keys are read from; where the metadata says, where absent. */
  readonly keys?: { readonly setting: string; readonly url: string };
}

/** Whether an issuer is who the settings say, and publishes keys where they say. */
export async function checkKeys(web: Web, place: KeysPlace): Promise<Verdict> {
  const { setting, url } = place.metadata;
  const metadata = await read(web, url, setting, Metadata);
  if (!metadata.ok) return judge([metadata.error]);
  const { issuer, jwks_uri: named } = metadata.value;
  if (issuer !== place.issuer.value) return judge([words.otherIssuer(place.issuer.setting, issuer)]);
  const { setting: keysSetting, url: keysUrl } = place.keys ?? { setting, url: named };
  const keys = await read(web, keysUrl, keysSetting, Keys);
  if (!keys.ok) return judge([keys.error]);
  return judge(keys.value.keys.length === 0 ? [words.none(keysSetting)] : []);
}

async function read<T>(
  web: Web,
  url: string,
  setting: string,
  schema: z.ZodType<T>,
): Promise<Result<T, Advice>> {
  const answer = await web(url);
  if (!answer.ok) return err(words.unreachable(setting, answer.error));
  const found = schema.safeParse(answer.value.json);
  return found.success ? ok(found.data) : err(words.unreachable(setting, String(answer.value.status)));
}
