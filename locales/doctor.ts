import type { AuditFlaw } from '../services/audit/verify-audit.ts';
import { describeFlaw } from './admin.ts';

/** Something that is wrong, and what to do about it. */
export interface Advice {
  /** Stable, for programs that read the report. */
  readonly code: string;
  readonly problem: string;
  readonly fix: string;
}

const advise = (code: string, problem: string, fix: string): Advice => ({ code, problem, fix });

const list = (all: readonly string[]): string => all.join(', ');

/**
 * What the doctor says to operators: in English only, as the command line does, and for the same reasons. Names of
 * settings, permissions and claims are those of the products; values of settings are never among them.
 */
export const doctorWords = {
  about: 'Checks the settings in the environment, and everything that they lead to. Changes nothing.',
  json: 'as JSON',

  /** What is looked at, in this order. */
  checks: {
    settings: 'Settings',
    policy: 'Policy file',
    redis: 'Redis: reachable, and of a version that serves',
    'redis-keeping': 'Redis: keeps what it has',
    'redis-eviction': 'Redis: evicts nothing',
    audit: 'Audit: the newest part of the chain',
    credentials: 'Bot: its credentials, at Entra',
    'channel-keys': 'Bot Framework: its keys',
    'sign-in-connection': 'Fresh sign-in: the OAuth connection',
    'sign-in-forced': 'Fresh sign-in: what it asks of Entra',
    'sign-in-issuer': 'Fresh sign-in: the issuer and its keys',
    'auth-time': 'Fresh sign-in: audience and auth_time of its token',
    clock: 'Clock',
    'graph-token': 'Graph: a token',
    'graph-permissions': 'Graph: permissions',
    'graph-excess': 'Graph: no permission too many',
    'graph-devices': 'Graph: reading devices',
    'graph-contact': 'Graph: reading the support contact',
    'graph-groups': 'Graph: reading groups of a user',
    'graph-methods': 'Graph: reading when ways to sign in changed',
    mail: 'E-mail: permission and addresses',
    helpdesk: 'Helpdesk: the channel in Teams',
    'webhook-cases': 'Webhook of cases',
    'webhook-audit': 'Webhook of the audit',
  },

  report: {
    pass: 'pass',
    fail: 'FAIL',
    skipped: 'skip',
    fix: (fix: string): string => `Fix: ${fix}`,
    summary: (passed: number, failed: number, skipped: number): string =>
      `${passed} passed, ${failed} failed, ${skipped} skipped.`,
  },

  skipped: {
    needs: (title: string): string => `needs “${title}” to pass first`,
    noPolicyFile: 'no POLICY_FILE: the rules of docs/policy.md hold that need none',
    redisSilent: 'this Redis does not say; look into what its provider promises',
    noRedirect: 'the sign-in link leads to no address of Entra by itself; open it and look',
    authTime:
      'only a person can show it: sign in once in a chat. A token without the claim is refused, and the log says ' +
      '“The token lacks auth_time”; one for somebody else says “wrong-audience”',
    noOwner: 'no device with an owner was found to try it with',
    noGroups: 'the policy names no group',
    noMethodRule: 'the policy has no hoursSinceMethodChange',
    noMailbox: 'no NOTIFY_MAILBOX: nothing is told by e-mail',
    noChannel: 'no channel is named: users are shown whom they can contact',
    channelUnknown: 'nobody wrote to the bot in the channel yet: mention it there once, then look again',
    noWebhook: 'no address is set',
  },

  broken: (what: string): Advice =>
    advise(
      'broken',
      `The check itself broke off (${what}).`,
      'Run it again; where it stays, look at the log.',
    ),

  settings: (setting: string, problem: string): Advice =>
    advise('setting', `${setting} ${problem}.`, `Set ${setting} as deploy/.env.example explains it.`),

  policy: {
    unreadable: advise(
      'policy.unreadable',
      'POLICY_FILE cannot be read.',
      'Mount it, and let the bot read it.',
    ),
    wrong: (path: string, problem: string): Advice =>
      advise(
        'policy.wrong',
        `${path}: ${problem}`,
        'See docs/policy.md; an editor checks it with its schema.',
      ),
  },

  redis: {
    /** Names the setting by itself. */
    unusable: (message: string): Advice =>
      advise('redis.unusable', `${message}.`, 'Correct that setting, or start that Redis.'),
    keepsNothing: advise(
      'redis.keeps-nothing',
      'Redis has no append-only file and no replica: a restart forgets open resets, blocks and the audit.',
      'Set “appendonly yes”, or add a replica.',
    ),
    cannotAppend: advise(
      'redis.cannot-append',
      'Redis cannot write its append-only file.',
      'Look whether its disk is full.',
    ),
    evicts: (policy: string): Advice =>
      advise(
        'redis.evicts',
        `Redis takes records away when its memory is full (${policy}).`,
        'Set “maxmemory-policy noeviction”.',
      ),
  },

  audit: (flaw: AuditFlaw): Advice =>
    advise(
      'audit.tampered',
      describeFlaw(flaw),
      'Run “npm run admin -- audit verify”, keep a copy of Redis, and find out who could write there.',
    ),

  credentials: {
    unreadable: (message: string): Advice =>
      advise('credentials.unreadable', `${message}.`, 'Renew the file, or correct its path.'),
    refused: (code: string): Advice =>
      advise(
        'credentials.refused',
        `Entra refuses the bot (${code}).`,
        REFUSALS[code] ?? 'Look that code up at https://login.microsoftonline.com/error.',
      ),
    unreachable: advise(
      'credentials.unreachable',
      'No token could be got for the bot.',
      'Let the bot reach ENTRA_URL; with a managed identity, assign it to this machine.',
    ),
  },

  keys: {
    unreachable: (setting: string, why: string): Advice =>
      advise('keys.unreachable', `What ${setting} leads to cannot be read (${why}).`, reach(setting)),
    otherIssuer: (setting: string, issuer: string): Advice =>
      advise(
        'keys.other-issuer',
        `It says that it is ${issuer}, which ${setting} is not.`,
        `Correct ${setting}, or CLOUD where nothing else is set.`,
      ),
    none: (setting: string): Advice =>
      advise('keys.none', `There are no keys where ${setting} leads.`, `Correct ${setting}.`),
  },

  signIn: {
    noConnection: (status: number | undefined): Advice =>
      advise(
        'sign-in.no-connection',
        `The token service gives no sign-in link for OAUTH_CONNECTION (${status ?? 'no answer'}).`,
        'Set OAUTH_CONNECTION to the name of the connection in the Azure Bot, as deploy/azure makes it.',
      ),
    exchange: advise(
      'sign-in.exchange',
      'The connection has a token exchange URL: clients could sign in silently.',
      'Remove the token exchange URL from the connection.',
    ),
    unreachable: (why: string): Advice =>
      advise('sign-in.unreachable', `The sign-in link cannot be opened (${why}).`, 'Let the bot reach it.'),
    elsewhere: advise(
      'sign-in.elsewhere',
      'The connection signs people in somewhere else than at ENTRA_URL.',
      'Correct the authorization URL of the connection.',
    ),
    anyTenant: advise(
      'sign-in.any-tenant',
      'The connection does not name the tenant of MicrosoftAppTenantId.',
      'Put the id of the tenant into the authorization and token URLs of the connection.',
    ),
    silent: advise(
      'sign-in.silent',
      'The connection does not ask for prompt=login: an open session signs in without a password, and is refused.',
      'Use the kind “Oauth 2 Generic Provider” with prompt=login&max_age=0 in its query template (deploy/azure).',
    ),
    anyAge: advise(
      'sign-in.any-age',
      'The connection does not ask for max_age=0.',
      'Add max_age=0 to the query template of the connection (deploy/azure).',
    ),
    noOwnScope: advise(
      'sign-in.no-own-scope',
      'The connection asks for no scope of the bot’s own API: its token carries no auth_time.',
      'Set the scope of the connection to that of the API in SIGN_IN_AUDIENCE, such as <id>/reauth.',
    ),
  },

  clock: {
    off: (seconds: number, most: number): Advice =>
      advise(
        'clock.off',
        `The clock of this machine is ${seconds} s away from that of Entra; ${most} s pass.`,
        'Let the machine keep its time by NTP.',
      ),
    untold: advise(
      'clock.untold',
      'Entra does not say what time it is.',
      'Look whether a proxy takes away the Date header.',
    ),
  },

  graph: {
    noToken: (code: string): Advice =>
      advise(
        'graph.no-token',
        `Entra gives no token for Graph (${code}).`,
        'Correct GRAPH_BASE_URL, or CLOUD.',
      ),
    missing: (roles: readonly string[]): Advice =>
      advise(
        'graph.missing',
        `Missing: ${list(roles)}.`,
        'Grant them as application permissions, with admin consent (deploy/azure/register-app.sh).',
      ),
    excess: (roles: readonly string[]): Advice =>
      advise(
        'graph.excess',
        `Not needed: ${list(roles)}. Whoever has the bot’s credentials has these, too.`,
        'Take them away from the bot.',
      ),
    refused: (code: string): Advice =>
      advise(
        'graph.refused',
        `Graph does not answer (${code}).`,
        FAULTS[code] ?? 'See docs/tenant-checklist.md.',
      ),
  },

  helpdesk: {
    nobodyApproves: advise(
      'helpdesk.nobody-approves',
      'The policy asks for an approval by the helpdesk, and there is no channel in which it could be given.',
      'Set HELPDESK_TEAM_ID and HELPDESK_CHANNEL_ID, or take helpdeskApproval out of stricterTiers.',
    ),
    notInstalled: (status: number): Advice =>
      advise(
        'helpdesk.not-installed',
        `Teams does not let the bot see the team of the helpdesk (${status}).`,
        'Add the app to that team; correct HELPDESK_TEAM_ID where it is another.',
      ),
    unreachable: (status: number | undefined): Advice =>
      advise(
        'helpdesk.unreachable',
        `Teams cannot be asked about the team of the helpdesk (${status ?? 'no answer'}).`,
        'Try again; then look whether the bot reaches the hosts in SERVICE_URL_HOSTS.',
      ),
    refused: advise(
      'helpdesk.refused',
      'Teams refused the last case that was posted to the channel.',
      'Look whether the channel still exists and the app may post there; the next case that is taken clears this.',
    ),
  },

  webhook: {
    unreachable: (setting: string, why: string): Advice =>
      advise('webhook.unreachable', `What ${setting} leads to cannot be reached (${why}).`, reach(setting)),
    notThere: (setting: string, status: number): Advice =>
      advise(
        'webhook.not-there',
        `Nobody takes events where ${setting} leads (${status}).`,
        `Correct ${setting}, or start the other system. Redirects are not followed: they would get what is signed.`,
      ),
  },
} as const;

/** What Entra means, for the refusals that come of settings. (Entra doc: authentication and authorization error codes.) */
const REFUSALS: Readonly<Record<string, string>> = {
  AADSTS7000215: 'Set MicrosoftAppPassword to the value of a client secret, not to its id.',
  AADSTS7000222: 'The client secret has expired: make a new one, set MicrosoftAppPassword.',
  AADSTS700027: 'Add the certificate of MicrosoftAppCertificatePath to the app registration.',
  AADSTS700016: 'Set MicrosoftAppId to an app of the tenant in MicrosoftAppTenantId.',
  AADSTS90002: 'Set MicrosoftAppTenantId to the id of your tenant; CLOUD to the cloud that it is in.',
};

const FAULTS: Readonly<Record<string, string>> = {
  'graph.forbidden':
    'Grant the permission with admin consent, and wait some minutes; see docs/tenant-checklist.md.',
  'graph.unauthorized': 'Look whether GRAPH_BASE_URL is that of the cloud the tenant is in.',
  'graph.unavailable': 'Let the bot reach GRAPH_BASE_URL, then try again.',
  'graph.not-sent': 'Let the bot reach GRAPH_BASE_URL, then try again.',
  'graph.throttled': 'Try again in some minutes.',
};

function reach(setting: string): string {
  return `Correct ${setting}, and let the bot reach it: its name, its port, its certificate (NODE_EXTRA_CA_CERTS).`;
}
