import type { BotFrameworkAuthentication } from 'botframework-connector';
import { createTokenService } from '../dialogs/fresh-sign-in/token-service.ts';
import { DialogSet } from '../dialogs/sdk.ts';
import { ResetPasscodeDialog } from '../dialogs/reset-passcode/dialog.ts';
import { RevealPasscodeDialog } from '../dialogs/reveal-passcode/dialog.ts';
import type { AuditLog } from '../services/audit/audit-log.ts';
import type { AuditForwarder } from '../services/audit/forward-audit.ts';
import type { DeviceDirectory } from '../services/devices/device-directory.ts';
import type { CaseService } from '../services/helpdesk/case-service.ts';
import type { CaseStore } from '../services/helpdesk/case-store.ts';
import { createHelpdeskContact } from '../services/helpdesk/contact-source.ts';
import type { ResetFigures } from '../services/helpdesk/reset-figures.ts';
import type { ErrandSettings } from '../services/helpdesk/settings.ts';
import type { SignInVerifier } from '../services/identity/sign-in-verifier.ts';
import type { DeviceLock } from '../services/intune/device-lock.ts';
import type { SupportContactSource } from '../services/intune/support-contact.ts';
import type { Clock, Instant } from '../services/platform/clock.ts';
import type { DocumentStore } from '../services/platform/document-store.ts';
import { newId } from '../services/platform/id.ts';
import type { KeyedLock } from '../services/platform/keyed-lock.ts';
import type { Logger } from '../services/platform/logger.ts';
import { openMetrics } from '../services/platform/telemetry-metrics.ts';
import type { WaitingLine } from '../services/platform/waiting-line.ts';
import type { TracedQueue } from '../services/jobs/traced-queue.ts';
import type { ProofListener } from '../services/notices/notice-ports.ts';
import type { NoticeService } from '../services/notices/notice-service.ts';
import { createNotMe } from '../services/policy/create-not-me.ts';
import { createPolicyGate, type PolicyGateDeps } from '../services/policy/gate.ts';
import type { PolicyGate } from '../services/policy/policy-gate.ts';
import { measureResets } from '../services/resets/measure-resets.ts';
import { measuredNotifier } from '../services/resets/measured-notifier.ts';
import type { ResetCommand } from '../services/resets/reset-command.ts';
import { untilTold } from '../services/resets/reset-listener.ts';
import type { ResetOutcome } from '../services/resets/reset-outcome.ts';
import type { ResetService } from '../services/resets/reset-service.ts';
import type { ResetStore } from '../services/resets/reset-store.ts';
import { createResetService } from '../services/resets/service.ts';
import type { ResetSettings } from '../services/resets/settings.ts';
import { createAdapter } from './adapter.ts';
import { type CaseWebhook, openCaseInbox } from './case-webhook.ts';
import { ConversationMemory } from './conversation-memory.ts';
import { drain } from './drain.ts';
import { createHelpdesk, type Helpdesk, type HelpdeskParts } from './helpdesk.ts';
import { createHelpdeskBot } from './helpdesk-bot.ts';
import type { HelpdeskStanding } from './helpdesk-channel.ts';
import type { HelpdeskSetup } from './helpdesk-config.ts';
import { createJobHandler } from './jobs.ts';
import type { AdmissionRules } from './middleware/admit.ts';
import type { SourceLimits } from './middleware/limit-sources.ts';
import { type MailParts, openNotices } from './notices.ts';
import { createProactiveSpeaker } from './proactive.ts';
import type { SendPace } from './send-pace.ts';
import { createServer, listen } from './server.ts';
import { sweepRegularly } from './sweep-regularly.ts';
import { createTeamsNotifier } from './teams-notifier.ts';
import { measuredBot } from './telemetry/measured-bot.ts';
import type { TeamsLinks } from './teams-links.ts';
import { watchStanding } from './telemetry/watch-standing.ts';

/** Everything the bot stands on: the outer world behind ports, and its settings. */
export interface AppParts extends Omit<PolicyGateDeps, 'onBrake'> {
  readonly appId: string;
  readonly authentication: BotFrameworkAuthentication;
  readonly oauthConnection: string;
  readonly admission: AdmissionRules;
  /** What one source may ask of the endpoint before it is authenticated. */
  readonly sourceLimits: SourceLimits;
  readonly documents: DocumentStore;
  /** Keeps the turns of one conversation apart, over all instances. */
  readonly lock: KeyedLock;
  readonly resetStore: ResetStore;
  /** In which resets wait for Intune. */
  readonly line: WaitingLine;
  readonly queue: TracedQueue;
  readonly audit: AuditLog;
  readonly devices: DeviceDirectory;
  readonly command: ResetCommand;
  readonly outcome: ResetOutcome;
  readonly deviceLock: DeviceLock;
  readonly contacts: SupportContactSource;
  readonly caseStore: CaseStore;
  readonly resetFigures: ResetFigures;
  readonly errandSettings: ErrandSettings;
  readonly helpdesk: HelpdeskSetup;
  readonly sendPace: SendPace;
  readonly links: TeamsLinks;
  readonly verifier: SignInVerifier;
  /** Absent where no other system is told of cases. */
  readonly caseWebhook?: CaseWebhook;
  /** Absent where nothing is told by e-mail. */
  readonly mail?: MailParts;
  /** Absent where no other system gets the audit. */
  readonly auditForwarder?: AuditForwarder;
  readonly resetSettings: ResetSettings;
  /** How long a person has to sign in, in milliseconds. */
  readonly signInWindowMs: number;
  readonly isReady: () => Promise<boolean>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** The bot at work. */
export interface RunningApp {
  readonly port: number;
  /** Whether it takes turns: it is not stopping, and can reach what each turn needs. */
  readonly isReady: () => Promise<boolean>;
  /** Whether cases can be shown to helpers. */
  readonly helpdesk: () => Promise<HelpdeskStanding>;
  /** Takes no new turns, finishes those and the jobs in hand, and stops. */
  readonly stop: () => Promise<void>;
}

/** The composition root: the one place where the parts are put together and started. */
export async function startApp(parts: AppParts, port: number, host: string): Promise<RunningApp> {
  const { log, queue } = parts;
  const adapter = createAdapter(parts.authentication, log);
  const memory = new ConversationMemory(parts.documents);
  const speaker = createProactiveSpeaker(adapter, parts.appId, memory);
  const metrics = openMetrics();
  const teams = createTeamsNotifier({ ...parts, speaker, pace: parts.sendPace });
  const notifier = measuredNotifier(teams, metrics);
  const onBrake = ({ at }: { readonly at: Instant }): Promise<void> =>
    queue.schedule({ kind: 'alert', alert: 'too-many-resets', at }, at);
  const gate = createPolicyGate({ ...parts, onBrake });
  const contact = createHelpdeskContact(parts.contacts, () => parts.policy.current().helpdesk.contact, log);
  const notices = openNotices({ ...parts, contact }, memory);
  const helpdesk = openHelpdesk(parts, { adapter, memory, speaker, contact, notices });
  const { cases } = helpdesk;
  const resets = createResetService({
    ...parts,
    gate,
    listeners: [
      untilTold((reset) => cases.noteReset(reset)),
      measureResets(metrics),
      ...(notices === undefined ? [] : [notices]),
    ],
    store: parts.resetStore,
    notifier,
    settings: parts.resetSettings,
  });
  const tokens = createTokenService(parts.oauthConnection);
  const dialogs = createDialogs(parts, memory, { resets, tokens, gate, cases, proofListener: notices });
  const locksDevices = (): boolean => parts.policy.current().notMe.remoteLock;
  const notMe = createNotMe({ ...parts, resets, cases, locksDevices });
  const services = {
    ...{ resets, notMe, tokens, gate, cases, log, clock: parts.clock, devices: parts.devices },
    contacts: contact,
    helpdesk: helpdesk.services,
  };
  const { admission, lock } = parts;
  const bot = measuredBot(
    createHelpdeskBot({
      ...{ admission, lock, memory, dialogs, speaker, services },
      helpdesk: helpdesk.services,
    }),
    metrics,
  );
  watchStanding(parts, metrics);
  const life = { isDraining: false };
  const isReady = async (): Promise<boolean> => !life.isDraining && (await parts.isReady());
  const { sourceLimits, caseWebhook } = parts;
  const inbox = caseWebhook && { caseInbox: openCaseInbox(caseWebhook, { ...parts, cases }) };
  const server = createServer({ adapter, handle: bot.handle, isReady, sourceLimits, log, ...inbox });
  // First: where the port is taken, nothing else has begun that would have to be ended.
  const running = await listen(server, port, host);
  await queue.start(createJobHandler(bot, { ...parts, resets, helpdesk, notices }));
  const swept = [resets, cases, parts.auditForwarder, caseWebhook?.service];
  const sweeper = sweepRegularly(
    swept.filter((one) => one !== undefined),
    parts.resetSettings.sweepEveryMs,
    log,
  );
  const feeder = sweepRegularly([{ sweep: () => resets.feed() }], parts.resetSettings.feedEveryMs, log);
  const stop = async (): Promise<void> => {
    life.isDraining = true;
    clearInterval(sweeper);
    clearInterval(feeder);
    await drain([running.stop(), queue.close()], log);
  };
  return { port: running.port, isReady, helpdesk: helpdesk.standing, stop };
}

/** Puts the helpdesk together. Named one by one: the parts of the app call other things by the same names. */
function openHelpdesk(
  parts: AppParts,
  made: Pick<HelpdeskParts, 'adapter' | 'speaker' | 'contact'> & {
    readonly memory: ConversationMemory;
    readonly notices: NoticeService | undefined;
  },
): Helpdesk {
  const { queue, approvals, audit, devices, clock, log, caseWebhook } = parts;
  return createHelpdesk({
    ...{ adapter: made.adapter, speaker: made.speaker, book: made.memory, setup: parts.helpdesk },
    appId: parts.appId,
    authentication: parts.authentication,
    documents: parts.documents,
    pace: parts.sendPace,
    links: parts.links,
    policy: parts.policy,
    contact: made.contact,
    operators: { tenantId: parts.admission.tenantId, pause: parts.pause, blocks: parts.blocks, audit, clock },
    caseDeps: {
      ...{ queue, approvals, audit, devices, clock, log },
      ...(caseWebhook === undefined ? {} : { announcer: caseWebhook.service }),
      ...(made.notices === undefined ? {} : { mail: made.notices }),
      store: parts.caseStore,
      resets: parts.resetStore,
      figures: parts.resetFigures,
      errands: parts.errandSettings,
    },
  });
}

function createDialogs(
  parts: AppParts,
  memory: ConversationMemory,
  made: {
    readonly resets: ResetService;
    readonly tokens: ReturnType<typeof createTokenService>;
    readonly gate: PolicyGate;
    readonly cases: CaseService;
    readonly proofListener: ProofListener | undefined;
  },
): DialogSet {
  const services = { ...parts, ...made, newId };
  const dialogs = new DialogSet(memory.dialogs);
  dialogs.add(new ResetPasscodeDialog(services));
  dialogs.add(new RevealPasscodeDialog(services));
  return dialogs;
}
