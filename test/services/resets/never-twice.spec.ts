import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ResetDeps } from '../../../services/resets/reset-deps.ts';
import type { ResetService } from '../../../services/resets/reset-service.ts';
import type { Reset } from '../../../services/resets/reset.ts';
import { createResetService } from '../../../services/resets/service.ts';
import { DEFAULT_RESET_SETTINGS } from '../../../services/resets/settings.ts';
import { needsWork } from '../../../services/resets/transitions.ts';
import { type Fate, Fates, mortalPorts, Process } from './mortal-ports.ts';
import { ResetWorld } from './reset-world.ts';

const HOUR = 3_600_000;
/** As in production, but seldom enough that days pass quickly. */
const FEED = { feedAheadMs: 750_000, feedEveryMs: 300_000 };

type Action =
  /** Time passes; what is due meanwhile is done by that many workers at once. */
  | { readonly kind: 'pass'; readonly ms: number; readonly workers: number }
  | { readonly kind: 'sweep' }
  | { readonly kind: 'attach' }
  /** The person confirms again, or Teams sends the confirmation again. */
  | { readonly kind: 'confirm-again' }
  | { readonly kind: 'answer'; readonly state: 'done' | 'failed' | 'not-supported' };

const fate: fc.Arbitrary<Fate> = fc.record({
  kind: fc.oneof(
    { weight: 12, arbitrary: fc.constant('fine' as const) },
    { weight: 4, arbitrary: fc.constantFrom('crash-before', 'crash-after', 'fail-before', 'fail-after') },
  ),
  hops: fc.nat(4),
});

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: fc.constantFrom(0, 1_000, 5_000, 60_000, 200_000, HOUR),
      workers: fc.integer({ min: 1, max: 3 }),
    }),
  },
  fc.constantFrom<Action>({ kind: 'sweep' }, { kind: 'attach' }, { kind: 'confirm-again' }),
  fc.record({
    kind: fc.constant('answer' as const),
    state: fc.constantFrom('done', 'failed', 'not-supported'),
  }),
);

/** A world whose processes die and whose calls fail as the fates want it. */
class MortalWorld extends ResetWorld {
  readonly fates: Fates;
  readonly request = this.someRequest();
  readonly ports: ResetDeps = { ...this.deps, settings: { ...DEFAULT_RESET_SETTINGS, ...FEED } };

  constructor(fates: readonly Fate[]) {
    super();
    this.fates = new Fates(fates);
    this.intune.afterSend = () => {
      this.answer('pending');
      return Promise.resolve();
    };
  }

  /** Does work in a process of its own; several such are as many instances. */
  inProcess(work: (service: ResetService) => Promise<unknown>): Promise<'done' | 'failed' | 'died'> {
    const process = new Process(this.fates);
    return process.run(() => work(createResetService(mortalPorts(this.ports, process))));
  }

  /** Time passes for whatever instances there are; some of them feed the queue. */
  async work(until: number, workers: number): Promise<void> {
    do {
      await this.inProcess((service) => service.feed());
      await this.#workBetweenFeeds(Math.min(until, this.clock.now() + FEED.feedEveryMs), workers);
    } while (this.clock.now() < until);
  }

  /** A job that failed is tried again; one whose worker died is picked up by another. As the queue does it. */
  async #workBetweenFeeds(until: number, workers: number): Promise<void> {
    for (let next = this.queue.takeNext(until); next !== undefined; next = this.queue.takeNext(until)) {
      const { job, at } = next;
      this.clock.time = Math.max(this.clock.time, at);
      const advance = (): Promise<string> =>
        this.inProcess((service) => service.advance(job.kind === 'reset' ? job.resetId : ''));
      const outcomes = await Promise.all(Array.from({ length: workers }, advance));
      if (!outcomes.includes('done')) await this.queue.schedule(job, this.clock.now() + 1_000);
    }
    this.clock.time = until;
  }

  async act(next: Action): Promise<void> {
    switch (next.kind) {
      case 'pass':
        return this.work(this.clock.now() + next.ms, next.workers);
      case 'sweep':
        await this.inProcess((service) => service.sweep());
        return;
      case 'attach':
        await this.inProcess((service) => service.attachProgress('reset-1', 'activity-1'));
        return;
      case 'confirm-again':
        await this.inProcess((service) => service.request(this.request));
        return;
      case 'answer':
        if (this.intune.taken.length > 0) this.answer(next.state);
    }
  }

  /** From now on nothing fails, and time passes until nothing is left to do. */
  async settle(): Promise<Reset> {
    this.fates.heal();
    for (let hours = 0; hours < 100 && needsWork(await this.stored()); hours += 1) {
      await this.inProcess((service) => service.sweep());
      await this.work(this.clock.now() + HOUR, 1);
    }
    return this.stored();
  }
}

async function live(fates: readonly Fate[], actions: readonly Action[]): Promise<MortalWorld> {
  const world = new MortalWorld(fates);
  // A confirmation that was not answered is sent again.
  while ((await world.inProcess((service) => service.request(world.request))) !== 'done');
  for (const next of actions) await world.act(next);
  return world;
}

/** Ends that tell the person that nothing happened to the device. */
const NOTHING_SENT = ['unavailable', 'not-your-device', 'not-permitted', 'rejected'];

describe('a reset, whatever crashes and fails', () => {
  // As long as allowed, so that bad luck does not end before the reset has begun.
  const fates = fc.array(fate, { maxLength: 80, size: 'max' });
  const actions = fc.array(action, { maxLength: 15, size: 'max' });

  it('is never sent twice, never ends silently, and never says the opposite of what happened', async () => {
    const property = fc.asyncProperty(fates, actions, async (someFates, someActions) => {
      const world = await live(someFates, someActions);
      const end = await world.settle();
      const { taken } = world.intune;

      assert.ok(taken.length <= 1, `sent ${taken.length} times`);
      assert.equal(needsWork(end), false, `still ${end.state}`);
      assert.notEqual(end.confirmedAt, undefined);
      assert.ok(world.chat.confirmed.length > 0, 'nobody was told');
      for (const told of world.chat.confirmed) assert.equal(told.state, end.state);
      if (end.state === 'done') assert.equal(taken.length, 1);
      if (NOTHING_SENT.includes(end.failure ?? '')) assert.equal(taken.length, 0);
    });
    await fc.assert(property, { numRuns: 400 });
  });

  it('is sent and confirmed exactly once when nothing fails, with any number of workers', async () => {
    const property = fc.asyncProperty(actions, async (someActions) => {
      const world = await live([], someActions);
      const end = await world.settle();
      assert.deepEqual([world.intune.taken.length, world.chat.confirmed.length], [1, 1], end.state);
    });
    await fc.assert(property, { numRuns: 200 });
  });
});
