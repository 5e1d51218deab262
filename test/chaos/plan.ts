import fc from 'fast-check';

/**
 * Where in a conversation something is done to it. `post` and `final` are moments of the device, seen from outside; those
 * after them are of the talk with the helpdesk, which goes on beside the reset.
 */
export const POINTS = [
  'ask',
  'pick',
  'sign-in',
  'confirm',
  'post',
  'final',
  'helper',
  'claim',
  'talk',
  'resolve',
] as const;

/** One of {@link POINTS}. */
export type Point = (typeof POINTS)[number];

/** When a fault strikes: so long after the conversation reached a point. */
interface Moment {
  readonly point: Point;
  readonly afterMs: number;
}

/** The one thing that goes badly wrong in a conversation. */
export type Fault =
  | ({ readonly kind: 'kill'; readonly whom: 'first' | 'second' | 'both' } & Moment)
  /** A deployment: SIGTERM and a new start, one instance after the other. */
  | ({ readonly kind: 'deploy' } & Moment)
  | ({ readonly kind: 'restart-redis'; readonly awayMs: number } & Moment)
  | ({ readonly kind: 'cut-redis' } & Moment)
  /** The request that carries an activity to the bot breaks: the turn goes on, its answer is lost. */
  | { readonly kind: 'cut-turn'; readonly activity: number; readonly afterMs: number }
  /** What becomes of the POST to Intune. */
  | { readonly kind: 'graph'; readonly how: 'timeout' | 'answer-lost' | 'acts-late' | 'never-acts' | 'busy' }
  /** What becomes of the bot's next requests to Teams, from a moment on. */
  | ({ readonly kind: 'teams'; readonly how: '500' | '429' | 'answer-lost' | 'cut' | 'slow' } & Moment & {
        readonly where: 'chat' | 'channel';
        readonly times: number;
      });

/** How an activity travels. */
export interface Travel {
  readonly delayMs: number;
  /** Further copies with the same id; one that is late arrives after what was sent later. */
  readonly copiesAfterMs: readonly number[];
}

/** What a person does beside the straight way. */
export type Habit = 'none' | 'presses-twice' | 'asks-meanwhile';

/** How a helper writes: into the case's card, with a mention of the bot, or just into the thread. */
export type ReplyWay = 'card' | 'mention' | 'message';

/** Everything about a run that is decided beforehand. */
export interface Plan {
  readonly fault: Fault;
  /** The first activity of the conversation, the second, and so on; the last ones travel straight. */
  readonly travels: readonly Travel[];
  readonly habits: Readonly<Record<'pick' | 'confirm', Habit>>;
  readonly consultation: {
    /** How many things the user says. */
    readonly questions: number;
    readonly replies: readonly ReplyWay[];
    /** As `travels`, in the case's thread. */
    readonly travels: readonly Travel[];
  };
  readonly device: 'android' | 'iphone';
  /** What the device answers. */
  readonly outcome: 'done' | 'failed';
}

const ACTIVITIES = 20;
const MOST_WORDS = 4;
const ms = (max: number): fc.Arbitrary<number> => fc.nat({ max });
const moment = { point: fc.constantFrom(...POINTS), afterMs: ms(400) };

const fault: fc.Arbitrary<Fault> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('kill' as const),
      whom: fc.constantFrom('first', 'second', 'both'),
      ...moment,
    }),
  },
  fc.record({ kind: fc.constant('deploy' as const), ...moment }),
  fc.record({ kind: fc.constant('restart-redis' as const), awayMs: ms(3000), ...moment }),
  fc.record({ kind: fc.constant('cut-redis' as const), ...moment }),
  fc.record({ kind: fc.constant('cut-turn' as const), activity: fc.nat({ max: 4 }), afterMs: ms(400) }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('graph' as const),
      how: fc.constantFrom('timeout', 'answer-lost', 'acts-late', 'never-acts', 'busy'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('teams' as const),
      how: fc.constantFrom('500', '429', 'answer-lost', 'cut', 'slow'),
      where: fc.constantFrom('chat', 'channel'),
      times: fc.integer({ min: 1, max: 3 }),
      ...moment,
    }),
  },
);

const travel: fc.Arbitrary<Travel> = fc.record({
  delayMs: fc.oneof(fc.constant(0), ms(300)),
  copiesAfterMs: fc.oneof(fc.constant([]), fc.array(ms(2000), { maxLength: 2 })),
});

const habit = fc.constantFrom<Habit>('none', 'presses-twice', 'asks-meanwhile');

const plan: fc.Arbitrary<Plan> = fc.record({
  fault,
  travels: fc.array(travel, { minLength: ACTIVITIES, maxLength: ACTIVITIES }),
  habits: fc.record({ pick: habit, confirm: habit }),
  consultation: fc.record({
    questions: fc.integer({ min: 2, max: MOST_WORDS }),
    replies: fc.array(fc.constantFrom('card', 'mention', 'message'), { minLength: 2, maxLength: MOST_WORDS }),
    travels: fc.array(travel, { minLength: ACTIVITIES, maxLength: ACTIVITIES }),
  }),
  device: fc.constantFrom('android', 'iphone'),
  outcome: fc.oneof({ weight: 3, arbitrary: fc.constant('done') }, fc.constant('failed')),
});

/** The same seed gives the same plans, in the same order, on every machine. */
export function planRuns(seed: number, runs: number): readonly Plan[] {
  return fc.sample(fc.noBias(plan), { seed, numRuns: runs });
}

/** A fault in a few words, for the report. */
export function nameFault(fault: Fault): string {
  switch (fault.kind) {
    case 'kill':
      return fault.whom === 'both' ? 'SIGKILL both instances' : 'SIGKILL one instance';
    case 'deploy':
      return 'rolling restart (SIGTERM)';
    case 'restart-redis':
      return 'restart Redis (append-only file)';
    case 'cut-redis':
      return 'cut every connection to Redis';
    case 'cut-turn':
      return 'cut the connection of a turn';
    case 'graph':
      return `Graph: ${GRAPH_NAMES[fault.how]}`;
    case 'teams':
      return `Teams (${fault.where}): ${TEAMS_NAMES[fault.how]}`;
  }
}

const GRAPH_NAMES = {
  timeout: 'acts, then times out',
  'answer-lost': 'acts, answer lost',
  'acts-late': 'acts after the time-out',
  'never-acts': 'cut before it acts',
  busy: '503',
};
const TEAMS_NAMES = {
  '500': '500',
  '429': '429',
  'answer-lost': 'shown, answer lost',
  cut: 'cut',
  slow: 'answers late',
};
