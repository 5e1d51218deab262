import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CaseDeps } from '../../../services/helpdesk/case-deps.ts';
import type { CaseService } from '../../../services/helpdesk/case-service.ts';
import { createCaseService } from '../../../services/helpdesk/service.ts';
import { IoError } from '../../../services/platform/errors.ts';
import { type Fate, Fates, Process } from '../resets/mortal-ports.ts';
import { CaseWorld, MINUTE, written } from './case-world.ts';
import { ALEX, KIM, LEE, someOpening } from './some-case.ts';

type Action =
  | { readonly kind: 'say' | 'reply' | 'claim' | 'release' | 'sweep' }
  /** Time passes; what is due meanwhile is done by that many workers at once. */
  | { readonly kind: 'pass'; readonly ms: number; readonly workers: number };

const fate: fc.Arbitrary<Fate> = fc.record({
  kind: fc.oneof(
    { weight: 12, arbitrary: fc.constant('fine' as const) },
    { weight: 4, arbitrary: fc.constantFrom('crash-before', 'crash-after', 'fail-before', 'fail-after') },
  ),
  hops: fc.nat(4),
});

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('say' as const, 'reply' as const) }) },
  fc.record({ kind: fc.constantFrom('claim' as const, 'release' as const, 'sweep' as const) }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: fc.constantFrom(0, 1_000, 10_000, 2 * MINUTE),
      workers: fc.integer({ min: 1, max: 3 }),
    }),
  },
);

const away = (code: string) => (): Error => new IoError(code, { retryable: true });

/** The same ports as one process sees them. */
function mortalPorts(
  { store, desk, chat, queue, audit, announcer, ...rest }: CaseDeps,
  process: Process,
): CaseDeps {
  const inRedis = away('redis.unavailable');
  const inTeams = away('teams.not-delivered');
  return {
    ...rest,
    store: {
      ...store,
      create: (draft) => process.call(() => store.create(draft), inRedis),
      get: (id) => process.call(() => store.get(id), inRedis),
      current: (userId) => process.call(() => store.current(userId), inRedis),
      update: (changed) => process.call(() => store.update(changed), inRedis),
      listDue: (dueBy, limit) => process.call(() => store.listDue(dueBy, limit), inRedis),
    },
    queue: { schedule: (job, at) => process.call(() => queue.schedule(job, at), inRedis) },
    desk: {
      hasChannel: () => process.call(() => desk.hasChannel(), inTeams),
      post: (opened) => process.call(() => desk.post(opened), inTeams),
      show: (shown) => process.call(() => desk.show(shown), inTeams),
      pass: (about, message) => process.call(() => desk.pass(about, message), inTeams),
      remind: (about, how) => process.call(() => desk.remind(about, how), inTeams),
    },
    chat: {
      pass: (about, message) => process.call(() => chat.pass(about, message), inTeams),
      tell: (about, news) => process.call(() => chat.tell(about, news), inTeams),
    },
    audit: { record: (event) => process.call(() => audit.record(event), inRedis) },
    ...(announcer && {
      announcer: { announce: (said) => process.call(() => announcer.announce(said), inRedis) },
    }),
  };
}

/** A world whose processes die and whose calls fail as the fates want it. */
class MortalWorld extends CaseWorld {
  readonly fates: Fates;
  readonly said: string[] = [];
  readonly replied: string[] = [];
  caseId = '';

  constructor(fates: readonly Fate[]) {
    super();
    this.fates = new Fates(fates);
  }

  /** Does work in a process of its own; several such are as many instances. */
  inProcess(work: (service: CaseService) => Promise<unknown>): Promise<'done' | 'failed' | 'died'> {
    const process = new Process(this.fates);
    return process.run(() => work(createCaseService(mortalPorts(this.deps, process))));
  }

  /** What was not answered is sent again by Teams, with the same id. */
  async insist(work: (service: CaseService) => Promise<unknown>): Promise<void> {
    while ((await this.inProcess(work)) !== 'done');
  }

  async work(until: number, workers: number): Promise<void> {
    for (let next = this.queue.takeNext(until); next !== undefined; next = this.queue.takeNext(until)) {
      const { job, at } = next;
      this.clock.time = Math.max(this.clock.time, at);
      const advance = (): Promise<string> => this.inProcess((service) => service.advance(this.caseId));
      const outcomes = await Promise.all(Array.from({ length: workers }, advance));
      if (!outcomes.includes('done')) await this.queue.schedule(job, this.clock.now() + 1_000);
    }
    this.clock.time = until;
  }

  async act(next: Action): Promise<void> {
    const { caseId } = this;
    switch (next.kind) {
      case 'pass':
        return this.work(this.clock.now() + next.ms, next.workers);
      case 'say': {
        const text = `u${this.said.length}`;
        this.said.push(text);
        return this.insist((service) => service.say(ALEX.oid, written(text)));
      }
      case 'reply':
        return this.#reply(`h${this.replied.length}`);
      case 'claim':
        return this.insist((service) => service.claim({ caseId, helper: LEE }));
      case 'release':
        return this.insist((service) => service.release({ caseId, helper: LEE }));
      case 'sweep':
        await this.inProcess((service) => service.sweep());
    }
  }

  /** Counts where it was taken: Lee may hold the case. */
  async #reply(text: string): Promise<void> {
    const answers: boolean[] = [];
    await this.insist(async (service) => {
      const reply = { caseId: this.caseId, helper: KIM, written: written(text) };
      answers.push((await service.reply(reply)).ok);
    });
    if (answers.at(-1) === true) this.replied.push(text);
  }

  /** From now on nothing fails, and time passes until nothing is left to do. */
  async settle(): Promise<void> {
    this.fates.heal();
    for (let i = 0; i < 20; i += 1) {
      await this.inProcess((service) => service.sweep());
      await this.work(this.clock.now() + 10 * MINUTE, 1);
    }
  }
}

async function live(fates: readonly Fate[], actions: readonly Action[]): Promise<MortalWorld> {
  const world = new MortalWorld(fates);
  await world.insist(async (service) => {
    world.caseId = (await service.open(someOpening())).id;
  });
  for (const next of actions) await world.act(next);
  await world.settle();
  return world;
}

/** What arrived, without what came again. */
function firstOf(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

describe('a talk between user and helper, whatever crashes and fails', () => {
  // Enough that the workers get their share, after those who speak.
  const fates = fc.array(fate, { minLength: 100, maxLength: 300, size: 'max' });
  const actions = fc.array(action, { maxLength: 15, size: 'max' });

  it('loses no word, keeps the order, and leaves nothing in the outbox', async () => {
    const property = fc.asyncProperty(fates, actions, async (someFates, someActions) => {
      const world = await live(someFates, someActions);
      const { outbox } = await world.stored(world.caseId);
      assert.deepEqual(outbox, []);
      assert.deepEqual(firstOf(world.desk.passed.map(({ text }) => text)), world.said);
      assert.deepEqual(firstOf(world.chat.heard.filter((text) => text.startsWith('h'))), world.replied);
      assert.ok(world.records.audited().includes('case-opened'));
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it('says nothing twice when nothing fails, with any number of workers', async () => {
    const property = fc.asyncProperty(actions, async (someActions) => {
      const world = await live([], someActions);
      assert.deepEqual(
        world.desk.passed.map(({ text }) => text),
        world.said,
      );
      assert.deepEqual(
        world.chat.heard.filter((text) => text.startsWith('h')),
        world.replied,
      );
      assert.equal(world.desk.posted.length, 1);
    });
    await fc.assert(property, { numRuns: 150 });
  });
});
