import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND_MS } from '../../services/platform/clock.ts';
import type { SimulatedDevice } from '../../sandbox/intune/simulated-device.ts';
import type { FaultRule } from '../../sandbox/intune/faults.ts';
import { SANDBOX_HELPDESK } from '../../sandbox/helpdesk.ts';
import type { ConnectorFault } from '../harness/connector-faults.ts';
import { GRAPH_TIMEOUT_MS } from './instance-orders.ts';
import type { Fault, Point } from './plan.ts';
import type { Stage } from './stage.ts';

type Timed = Extract<Fault, { point: Point }>;
type GraphFault = Extract<Fault, { kind: 'graph' }>;
type TeamsFault = Extract<Fault, { kind: 'teams' }>;

/** Longer than the bot waits, shorter than it remembers. */
const LATE_MS = GRAPH_TIMEOUT_MS + SECOND_MS;

/** Teams takes its time, but less than the bot gives it, and less than a worker has a case to itself. */
const SLOW_MS = 3 * SECOND_MS;

const GRAPH_RULES: Readonly<Record<GraphFault['how'], FaultRule>> = {
  timeout: { answerDelayMs: LATE_MS },
  'answer-lost': { drop: 'after' },
  'acts-late': { delayMs: LATE_MS },
  'never-acts': { drop: 'before' },
  busy: { status: 503 },
};

const TEAMS_FAULTS: Readonly<Record<TeamsFault['how'], ConnectorFault>> = {
  '500': { status: 500 },
  '429': { status: 429, retryAfterSeconds: 1 },
  'answer-lost': { drop: 'after' },
  cut: { drop: 'before' },
  slow: { answerDelayMs: SLOW_MS },
};

const VICTIMS = { first: [0], second: [1], both: [0, 1] };
/** How Intune calls a reset that the device has not answered. */
const OPEN: readonly string[] = ['pending', 'active'];
/** What is over within milliseconds is slowed down where it is to be struck. */
const HELD_MS = SECOND_MS / 2;

/** Whose conversation. */
interface Place {
  readonly deviceId: string;
  readonly conversationId: string;
  /** The case's thread in the helpdesk's channel, once there is one. */
  readonly threadId: () => string | undefined;
}

/** Lets the planned fault of one conversation happen. */
export interface Striker {
  /** Tells that the conversation is there; only the first time counts. */
  readonly reach: (point: Point) => void;
  /** Waits until what was struck is up again, and looks at the device no longer. */
  readonly finish: () => Promise<void>;
}

/** Arms a fault for one conversation. */
export function armFault(stage: Stage, fault: Fault, place: Place): Striker {
  const { faults, world } = stage.world.intune;
  const struck: Promise<void>[] = [];
  let isArmed = 'point' in fault;
  const reach = (point: Point): void => {
    if (!isArmed || !('point' in fault) || fault.point !== point) return;
    isArmed = false;
    struck.push(strike(stage, fault, place));
  };
  const unsubscribe = world.subscribe((device) => {
    if (device?.managed.id === place.deviceId) reach(pointOf(device));
  });
  if (fault.kind === 'graph') faults.add(postRule(place, GRAPH_RULES[fault.how]));
  else if ('point' in fault && fault.point === 'post')
    faults.add(postRule(place, { answerDelayMs: HELD_MS }));
  return {
    reach,
    async finish() {
      unsubscribe();
      await Promise.all(struck);
      // Until then Intune still has the POST in hand, and it stands in no journal.
      if (fault.kind === 'graph') await sleep(2 * LATE_MS);
    },
  };
}

async function strike(stage: Stage, fault: Timed, place: Place): Promise<void> {
  if (fault.kind === 'teams') {
    strikeTeams(stage, fault, place);
    return;
  }
  if (fault.point === 'final') holdNextMessage(stage, place);
  if (fault.point === 'talk') holdNextWords(stage, place);
  await sleep(fault.afterMs);
  switch (fault.kind) {
    case 'kill':
      await stage.outages.during(() =>
        Promise.all(VICTIMS[fault.whom].map(async (i) => stage.instances[i]?.crash())),
      );
      return;
    case 'deploy':
      for (const instance of stage.instances) await instance.renew();
      return;
    case 'restart-redis':
      return stage.outages.during(() => stage.restartRedis(fault.awayMs));
    case 'cut-redis':
      return stage.cutRedis();
  }
}

/** At once, so that what the person waits for at that point is hit; once the POST is out, that is a message. */
function strikeTeams(
  { connector, outages }: Stage,
  { how, times, point, where }: TeamsFault,
  place: Place,
): void {
  const isOnItsWay = point === 'post' || point === 'final' || point === 'talk';
  const only = isOnItsWay ? { operation: 'send' as const } : {};
  const conversationId =
    where === 'chat' ? place.conversationId : (place.threadId() ?? SANDBOX_HELPDESK.channelId);
  if (how === 'answer-lost') outages.lostAnswers(conversationId);
  connector.inject({ ...TEAMS_FAULTS[how], ...only, times, conversationId });
}

/** Makes room to strike between the outcome's way to Teams and the answer. */
function holdNextMessage({ connector }: Stage, { conversationId }: Place): void {
  connector.inject({ operation: 'send', delayMs: HELD_MS, conversationId });
}

/** Makes room to strike between the words' being taken by Teams and the note of it, on both sides. */
function holdNextWords({ connector }: Stage, { conversationId, threadId }: Place): void {
  for (const place of [conversationId, threadId()])
    if (place !== undefined)
      connector.inject({ operation: 'send', answerDelayMs: HELD_MS, conversationId: place });
}

/** Only the one POST of this device. */
function postRule({ deviceId }: Place, rule: FaultRule): FaultRule {
  return { ...rule, method: 'POST', pathPattern: `/*/**/${deviceId}/resetPasscode`, count: 1 };
}

/** What a change of the device tells about its reset. */
function pointOf({ managed }: SimulatedDevice): Point {
  const isOpen = managed.deviceActionResults.some(({ actionState }) => OPEN.includes(actionState));
  return isOpen ? 'post' : 'final';
}
