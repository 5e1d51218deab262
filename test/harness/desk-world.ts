import type { AppParts, RunningApp } from '../../bot/app.ts';
import { en } from '../../locales/en.ts';
import type { Messages } from '../../locales/messages.ts';
import { type Clock, SECOND_MS } from '../../services/platform/clock.ts';
import { openMetrics } from '../../services/platform/telemetry-metrics.ts';
import { createMemoryDocumentStore } from '../../services/platform/memory-document-store.ts';
import { DEFAULT_ERRAND_SETTINGS } from '../../services/helpdesk/settings.ts';
import { createInProcessQueue } from '../../services/jobs/in-process-queue.ts';
import { tracedQueue } from '../../services/jobs/traced-queue.ts';
import { createMemoryResetStore } from '../../services/resets/memory-reset-store.ts';
import type { Reset } from '../../services/resets/reset.ts';
import type { ResetStore } from '../../services/resets/reset-store.ts';
import { DEFAULT_RESET_SETTINGS, type ResetSettings } from '../../services/resets/settings.ts';
import { startSandboxBot } from '../../sandbox/bot.ts';
import type { DeviceDraft } from '../../sandbox/intune/device-draft.ts';
import type { Directory } from '../../sandbox/intune/directory.ts';
import type { JournalEntry } from '../../sandbox/intune/journal.ts';
import { ALEX } from '../../sandbox/people.ts';
import { startWorld, type World } from '../../sandbox/world.ts';
import { type CollectedLog, createCollectedLog } from './collected-log.ts';
import { DESK_DEVICES } from './desk-devices.ts';
import { createDeskPerson, type DeskPerson } from './desk-person.ts';
import { findFreePort } from './free-port.ts';
import { createJumpingTime, type JumpingTime } from './jumping-time.ts';
import { keepWorld } from './secret-hunt/keep-world.ts';
import { recordDocuments, recordResets, type StoreRecords } from './recorded-stores.ts';
import type { Seat } from './teams-activity.ts';
import { startTeamsConnector, type TeamsConnector } from './teams-connector.ts';
import { until } from './until.ts';

/** Devices answer and the bot looks within milliseconds, so that no test waits for them. */
const STEP_DELAY_MS = 5;
const LOOKS = { firstMs: 10, maxMs: 40, growth: 1.5, jitter: 0 };

/** What is there before the bot starts. */
export interface DeskGround {
  readonly world: World;
  readonly log: CollectedLog;
  readonly clock: Clock;
  readonly resetStore: ResetStore;
}

/** How a desk differs from the usual one. */
export interface DeskOptions {
  /** Left out: an Android and an iPhone of Alex's, and an iPhone of Megan's. */
  readonly devices?: readonly DeviceDraft[];
  /** What Entra knows of people; nothing out of the ordinary where absent. */
  readonly directory?: Directory;
  readonly signInWindowMs?: number;
  readonly settings?: Partial<ResetSettings>;
  /** Replaces parts of the product. */
  readonly parts?: (ground: DeskGround) => Partial<AppParts>;
}

/** The product with everything around it: Teams, Entra ID, the token service and Intune, each over real HTTP. */
export interface DeskWorld extends DeskGround {
  /** The bot's `/api/messages`. */
  readonly endpoint: string;
  readonly connector: TeamsConnector;
  readonly time: JumpingTime;
  /** Everything that was ever written to the stores. */
  readonly stored: StoreRecords;
  /** Alex, in a private chat, in English. */
  readonly alex: DeskPerson;
  /** Whether cases can be shown to helpers, as readiness has it. */
  readonly helpdesk: RunningApp['helpdesk'];
  /** Sits somebody down; what is left out is as with Alex. */
  readonly seat: (changes: Partial<Seat>, words?: Messages, copies?: number) => DeskPerson;
  /** The POSTs that Intune got, oldest first. */
  readonly resets: () => readonly JournalEntry[];
  /** Waits until Alex's newest reset stands like this. */
  readonly stands: (how: (reset: Reset) => boolean) => Promise<void>;
  /** Waits until no reset needs anything any more: ended, and its outcome handed over or given up. */
  readonly settled: () => Promise<void>;
  close(): Promise<void>;
}

/** Starts the product's bot in a world of its own. */
export async function openDesk(options: DeskOptions = {}): Promise<DeskWorld> {
  const time = createJumpingTime();
  const { clock } = time;
  const port = await findFreePort();
  const endpoint = `http://localhost:${port}/api/messages`;
  const connector = await startTeamsConnector();
  const intune = {
    stepDelayMs: STEP_DELAY_MS,
    seed: options.devices ?? DESK_DEVICES,
    ...(options.directory === undefined ? {} : { directory: options.directory }),
  };
  const world = await startWorld({ port: 0, botEndpoint: endpoint, intune, clock });
  const log = createCollectedLog();
  const stored: StoreRecords = [];
  const resetStore = recordResets(createMemoryResetStore(), stored);
  const ground = { world, log, clock, resetStore };
  const bot = await startSandboxBot({
    ...{ world, port, log, clock },
    ...(options.signInWindowMs === undefined ? {} : { signInWindowMs: options.signInWindowMs }),
    parts: { ...quickParts(ground, time, stored, options), ...options.parts?.(ground) },
  });
  const seat: DeskWorld['seat'] = (changes, words = en, copies = 1) =>
    createDeskPerson({ endpoint, connector, intune: world.intune, words, copies }, changes);
  return {
    ...{ ...ground, endpoint, connector, time, stored, seat },
    alex: seat({}),
    helpdesk: bot.helpdesk,
    resets: () => world.intune.journal.list().filter(({ path }) => path.endsWith('/resetPasscode')),
    stands: (how) =>
      until(`a reset stands as ${how.toString()}`, async () => {
        const [newest] = await resetStore.listByUser(ALEX.oid);
        return newest !== undefined && how(newest);
      }),
    settled: () =>
      until('all resets are settled', async () => (await resetStore.listDue(Infinity, 1)).length === 0),
    async close() {
      await bot.stop();
      keepWorld(world);
      await world.close();
      await connector.close();
    },
  };
}

function quickParts(
  { clock, log, resetStore }: DeskGround,
  time: JumpingTime,
  stored: StoreRecords,
  { settings }: DeskOptions,
): Partial<AppParts> {
  const retries = { attempts: 11, firstDelayMs: LOOKS.firstMs };
  return {
    oauthConnection: 'fresh-sign-in',
    resetStore,
    documents: recordDocuments(createMemoryDocumentStore(), stored),
    queue: tracedQueue(time.follow(createInProcessQueue({ clock, log, retries })), openMetrics(), clock),
    errandSettings: { ...DEFAULT_ERRAND_SETTINGS, looks: LOOKS },
    // Jumps reach what the queue holds: it holds everything here.
    resetSettings: { ...DEFAULT_RESET_SETTINGS, looks: LOOKS, feedAheadMs: Infinity, ...settings },
    // A day passes in a second here, which is faster than Teams would take it.
    sendPace: { take: () => Promise.resolve(0) },
  };
}

/** Opens desks for tests, and closes them after each. */
export function keepDesks(): (options?: DeskOptions) => Promise<DeskWorld> {
  const open: DeskWorld[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((desk) => desk.close()));
  });
  return async (options) => {
    const desk = await openDesk(options);
    open.push(desk);
    return desk;
  };
}

/** Longer than the second to which `auth_time` is cut: what was before it certainly was before. */
export const A_WHILE_MS = 2 * SECOND_MS;
