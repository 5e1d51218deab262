import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../services/platform/result.ts';
import { composePackage, readIcons } from './app-package.ts';
import { archive } from './archive.ts';
import { findProblems } from './checks/find-problems.ts';
import { readPackageSettings } from './settings.ts';

/** What was built, and what people will see of it that nobody chose. */
export interface Built {
  /** Path of the package. */
  readonly path: string;
  /** Where the links of the app lead, if that is the bot's own host, which has no page for people. */
  readonly emptyWebsite?: string;
}

/**
 * Builds the app package, or says everything that stands in the way, one line each.
 *
 * @param folder Where it is written to; made where it does not exist. Nothing is written where anything is wrong.
 * @throws Where the folder cannot be written to.
 */
export async function buildPackage(
  env: Readonly<Record<string, string | undefined>>,
  version: string,
  folder: string,
): Promise<Result<Built, readonly string[]>> {
  const settings = readPackageSettings(env);
  if (!settings.ok) return err(settings.error.map(({ setting, problem }) => `${setting} ${problem}`));
  const pack = composePackage(settings.value, version, await readIcons());
  const problems = await findProblems(pack);
  if (problems.length > 0) return err(problems);
  const path = join(folder, `passcode-desk-${version}.zip`);
  await mkdir(folder, { recursive: true });
  await writeFile(path, archive(pack));
  const { websiteUrl } = pack.manifest.developer;
  return ok({ path, ...(settings.value.APP_WEBSITE_URL === undefined && { emptyWebsite: websiteUrl }) });
}
