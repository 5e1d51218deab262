import { doctorWords } from '../../locales/doctor.ts';
import { readChannelFailure } from '../../dialogs/channel-failure.ts';
import { IoError } from '../../services/platform/errors.ts';
import { signInPlaces } from '../sign-in-places.ts';
import { type Check, judge, skip, type Verdict } from './check.ts';
import { judgeClock } from './check-clock.ts';
import { checkCredentials } from './check-credentials.ts';
import { checkKeys } from './check-keys.ts';
import { checkForcedSignIn, judgeConnection } from './check-sign-in.ts';
import { readSignInResource } from './sign-in-resource.ts';
import { type DoctorStage, lazily } from './stage.ts';

/** Who the bot is, whom it lets in, and how people prove who they are. */
export function identityChecks(stage: DoctorStage): readonly Check[] {
  const { config, web, credential } = stage;
  const scope = `${config.BOT_TOKEN_ISSUER}/.default`;
  const resource = lazily(() => readSignInResource(stage));
  return [
    {
      name: 'credentials',
      run: () => checkCredentials(async () => (await credential()).getToken(scope)),
    },
    { name: 'channel-keys', run: () => checkChannelKeys(stage) },
    {
      name: 'sign-in-connection',
      needs: ['credentials'],
      run: () => resource().then(judgeConnection, noConnection),
    },
    {
      name: 'sign-in-forced',
      needs: ['sign-in-connection'],
      run: async () => checkForcedSignIn(web, (await resource()).link, placeOf(stage)),
    },
    { name: 'sign-in-issuer', run: () => checkIssuer(stage) },
    { name: 'auth-time', run: () => Promise.resolve(skip(doctorWords.skipped.authTime)) },
    { name: 'clock', needs: ['sign-in-issuer'], run: () => checkClock(stage) },
  ];
}

function noConnection(error: unknown): Verdict {
  const failure = error instanceof IoError ? error.cause : error;
  return judge([doctorWords.signIn.noConnection(readChannelFailure(failure).status)]);
}

function placeOf({ config }: DoctorStage): Parameters<typeof checkForcedSignIn>[2] {
  const { ENTRA_URL: entraUrl, GRAPH_BASE_URL: graphUrl, MicrosoftAppTenantId: tenantId } = config;
  return { entraUrl, graphUrl, tenantId };
}

function checkChannelKeys({ web, config }: DoctorStage): Promise<Verdict> {
  return checkKeys(web, {
    issuer: { setting: 'BOT_TOKEN_ISSUER', value: config.BOT_TOKEN_ISSUER },
    metadata: { setting: 'BOT_OPENID_METADATA_URL', url: config.BOT_OPENID_METADATA_URL },
  });
}

function checkIssuer({ web, config }: DoctorStage): Promise<Verdict> {
  const { issuer, jwksUrl } = signInPlaces(config);
  return checkKeys(web, {
    issuer: { setting: 'SIGN_IN_ISSUER', value: issuer },
    metadata: { setting: 'SIGN_IN_ISSUER', url: metadataOf(issuer) },
    keys: { setting: 'SIGN_IN_KEYS_URL', url: jwksUrl },
  });
}

async function checkClock({ web, config }: DoctorStage): Promise<Verdict> {
  const answer = await web(metadataOf(signInPlaces(config).issuer));
  if (!answer.ok) return judge([doctorWords.clock.untold]);
  return judgeClock(answer.value, config.SIGN_IN_CLOCK_SKEW_SECONDS);
}

/** (OpenID Connect Discovery 1.0, section 4.) */
function metadataOf(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
}
