import { type AppParts, type RunningApp, startApp } from '../bot/app.ts';
import { DEFAULT_SOURCE_LIMITS } from '../bot/middleware/limit-sources.ts';
import type { MailParts } from '../bot/notices.ts';
import { CLOUDS } from '../bot/clouds.ts';
import { createSendPace } from '../bot/send-pace.ts';
import { createTeamsLinks } from '../bot/teams-links.ts';
import { createChainHash } from '../services/audit/audit-chain.ts';
import { createAuditTrail } from '../services/audit/audit-trail.ts';
import { createMemoryAuditStore } from '../services/audit/memory-audit-store.ts';
import { printAudit } from '../services/audit/print-audit.ts';
import { createMemoryCaseStore } from '../services/helpdesk/memory-case-store.ts';
import { createMemoryResetFigures } from '../services/helpdesk/reset-figures.ts';
import { DEFAULT_ERRAND_SETTINGS } from '../services/helpdesk/settings.ts';
import { SIGN_IN_WINDOW_MS } from '../services/identity/challenge.ts';
import { createSignInVerifier } from '../services/identity/token-verifier.ts';
import { openIntune } from '../services/intune/intune-ports.ts';
import { openMail } from '../services/intune/mail-ports.ts';
import { RESET_LIMIT, RESET_LINE } from '../services/intune/reset-command.ts';
import { createWatchBudget, type WatchBudget } from '../services/intune/watch-budget.ts';
import { type Clock, SECOND_MS, systemClock } from '../services/platform/clock.ts';
import type { Logger } from '../services/platform/logger.ts';
import { createMemoryNoticeLedger } from '../services/notices/memory-notice-ledger.ts';
import { createMemoryDocumentStore } from '../services/platform/memory-document-store.ts';
import { createMemoryKeyedLock } from '../services/platform/memory-keyed-lock.ts';
import { createMemoryOnce } from '../services/platform/memory-once.ts';
import type { Once } from '../services/platform/once.ts';
import { createMemoryRateBudgets } from '../services/platform/memory-rate-budget.ts';
import { createMemoryWaitingLine } from '../services/platform/memory-waiting-line.ts';
import { openMetrics } from '../services/platform/telemetry-metrics.ts';
import type { RateBudget } from '../services/platform/rate-budget.ts';
import { createInProcessQueue } from '../services/jobs/in-process-queue.ts';
import { tracedQueue } from '../services/jobs/traced-queue.ts';
import { createMemoryApprovalBook } from '../services/policy/approval-book.ts';
import { createMemoryBlockList } from '../services/policy/block-list.ts';
import { createMemoryLimitLedger } from '../services/policy/memory-limit-ledger.ts';
import { createMemoryPauseSwitch } from '../services/policy/pause-switch.ts';
import { DEFAULT_POLICY, type Policy } from '../services/policy/policy.ts';
import { fixedPolicy } from '../services/policy/policy-source.ts';
import { createMemoryResetStore } from '../services/resets/memory-reset-store.ts';
import { DEFAULT_RESET_SETTINGS, LONGEST_LINE_MS } from '../services/resets/settings.ts';
import { SandboxBotFrameworkAuthentication } from './bot-authentication.ts';
import { SANDBOX_HELPDESK_SETUP } from './helpdesk.ts';
import { SANDBOX_MAILBOX } from './mailbox/outbox.ts';
import { SANDBOX_TENANT_ID } from './people.ts';
import type { World } from './world.ts';

/** A newcomer looks at the screen: the simulated devices answer within seconds, so Intune is asked every second. */
const SANDBOX_LOOKS = { firstMs: SECOND_MS, maxMs: 5 * SECOND_MS, growth: 1.2, jitter: 0 };

/** The product's, but for the brake: hundreds of simulated people in a few minutes are no anomaly here. */
const SANDBOX_POLICY: Policy = { ...DEFAULT_POLICY, anomalyBrake: false };

/** As in production, in any 20 seconds. */
const WATCH_REQUESTS = 1000;

/** What the bot has to know of a world, which may live in another process. */
export interface WorldPlaces extends Pick<World, 'graphUrl' | 'graphCredential'> {
  readonly entra: Pick<World['entra'], 'issuer' | 'audience' | 'jwksUrl'>;
  readonly tokenService: Pick<World['tokenService'], 'url'>;
}

/** How a sandbox bot differs from the usual one. */
export interface SandboxBotOptions {
  readonly world: WorldPlaces;
  readonly port: number;
  readonly log: Logger;
  readonly clock?: Clock;
  /** How long a person has to sign in, in milliseconds; five minutes where absent. */
  readonly signInWindowMs?: number;
  /** For one call to the simulated Graph, in milliseconds; the product's where absent. */
  readonly graphTimeoutMs?: number;
  /** For following resets; the bot's own where absent. */
  readonly watchBudget?: WatchBudget;
  /** For sending resets; the bot's own where absent. */
  readonly writeBudget?: RateBudget;
  /** The organisation's rules; the product's without the brake where absent. */
  readonly policy?: Policy;
  /** Remembers used tokens; in memory where absent. */
  readonly once?: Once;
  /** Opens the chat with the bot, for e-mail; no e-mail where absent. */
  readonly chatLink?: MailParts['chatLink'];
  /** Replaces parts, such as the stores. */
  readonly parts?: Partial<AppParts>;
}

/**
 * Starts the product's bot inside the sandbox: on loopback only, without authentication of the channel, with
 * everything in memory. Everything else is what production runs.
 */
export function startSandboxBot(options: SandboxBotOptions): Promise<RunningApp> {
  const { world, log, clock = systemClock, chatLink } = options;
  const accessToken = async (): Promise<string> => (await world.graphCredential.getToken()).token;
  const once = options.once ?? createMemoryOnce(clock);
  const openBudget = createMemoryRateBudgets(clock);
  const watchBudget = options.watchBudget ?? createWatchBudget(openBudget, WATCH_REQUESTS);
  const writeBudget = options.writeBudget ?? openBudget('reset', RESET_LIMIT);
  const { issuer, audience, jwksUrl } = world.entra;
  const parts: AppParts = {
    appId: '',
    authentication: new SandboxBotFrameworkAuthentication(world.tokenService.url),
    // Given a name, the Playground would add a button of its own beside ours.
    oauthConnection: '',
    admission: {
      tenantId: SANDBOX_TENANT_ID,
      serviceHosts: ['localhost', '127.0.0.1'],
      allowInsecureServiceUrl: true,
    },
    sourceLimits: DEFAULT_SOURCE_LIMITS,
    documents: createMemoryDocumentStore(),
    lock: createMemoryKeyedLock(),
    resetStore: createMemoryResetStore(),
    line: createMemoryWaitingLine(RESET_LINE, LONGEST_LINE_MS, clock),
    caseStore: createMemoryCaseStore(),
    resetFigures: createMemoryResetFigures(),
    errandSettings: DEFAULT_ERRAND_SETTINGS,
    helpdesk: SANDBOX_HELPDESK_SETUP,
    queue: tracedQueue(createInProcessQueue({ clock, log }), openMetrics(), clock),
    audit: createAuditTrail(createMemoryAuditStore(createChainHash(undefined)), printAudit(log)),
    policy: fixedPolicy(options.policy ?? SANDBOX_POLICY),
    pause: createMemoryPauseSwitch(),
    blocks: createMemoryBlockList(),
    approvals: createMemoryApprovalBook(clock),
    limits: createMemoryLimitLedger(),
    sendPace: createSendPace(openBudget),
    links: createTeamsLinks(CLOUDS.global.TEAMS_URL),
    ...openIntune({
      ...{ baseUrl: world.graphUrl, accessToken, watchBudget, writeBudget, clock, log },
      ...(options.graphTimeoutMs === undefined ? {} : { timeoutMs: options.graphTimeoutMs }),
    }),
    verifier: createSignInVerifier({
      issuer,
      audience,
      tenantId: SANDBOX_TENANT_ID,
      jwksUrl,
      clockSkewMs: 0,
      once,
      log,
    }),
    ...(chatLink === undefined
      ? {}
      : {
          mail: {
            ...openMail({ baseUrl: world.graphUrl, accessToken, log }, SANDBOX_MAILBOX),
            ...{ ledger: createMemoryNoticeLedger(clock), once, chatLink },
          },
        }),
    resetSettings: { ...DEFAULT_RESET_SETTINGS, looks: SANDBOX_LOOKS },
    signInWindowMs: options.signInWindowMs ?? SIGN_IN_WINDOW_MS,
    isReady: () => Promise.resolve(true),
    clock,
    log,
    ...options.parts,
  };
  return startApp(parts, options.port, 'localhost');
}
