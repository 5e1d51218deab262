import assert from 'node:assert/strict';
import { SECOND_MS } from '../../services/platform/clock.ts';
import { createPerson } from '../chaos/person.ts';
import type { Stage } from '../chaos/stage.ts';
import { useStage } from '../chaos/use-stage.ts';
import type { ConnectorFault } from '../harness/connector-faults.ts';
import { openTakenCase, type StagedCase } from '../harness/staged-case.ts';

const PEOPLE = [0, 1, 2, 3].map(createPerson);
/** The lease of a dead worker, the start of new instances, and a busy machine. */
const OVER_WITHIN_MS = 90 * SECOND_MS;
/** Long enough to kill while Teams has the request in hand. */
const HELD_MS = 3 * SECOND_MS;

/** Who speaks to whom. */
interface Way {
  readonly say: (staged: StagedCase, text: string) => Promise<unknown>;
  /** Where it is read. */
  readonly place: (staged: StagedCase) => string;
}

/** Words of the user, and words of the helper. The speaker's own confirmation never goes to that place. */
const WAYS: readonly Way[] = [
  { say: ({ user }, text) => user.say(text), place: ({ threadId }) => threadId },
  {
    say: ({ helper, card }, text) => helper().click(card(), 'case.reply', { text }),
    place: ({ user }) => user.seat.conversationId,
  },
];

/** Somebody has said the first thing, and will say the second. */
interface Spoken {
  readonly staged: StagedCase;
  readonly there: string;
  readonly saySecond: () => Promise<unknown>;
}

const FIRST = 'The first thing that I have to say';
const SECOND = 'The second thing that I have to say';

async function killAll({ instances }: Stage): Promise<void> {
  await Promise.all(instances.map((instance) => instance.crash()));
}

describe('kill -9 of all instances in the middle of passing words on', function () {
  this.timeout(OVER_WITHIN_MS);
  this.slow(OVER_WITHIN_MS);
  const stage = useStage(PEOPLE);

  /** A case for each way: each is held up at its own place, and all are hit by the same death. */
  async function sayFirst(from: number, hold: Partial<ConnectorFault>): Promise<readonly Spoken[]> {
    const spoken = WAYS.map(async (way, i) => {
      const staged = await openTakenCase(stage(), createPerson(from + i));
      const there = way.place(staged);
      stage().connector.inject({ operation: 'send', conversationId: there, ...hold });
      await way.say(staged, FIRST);
      return { staged, there, saySecond: () => way.say(staged, SECOND) };
    });
    return Promise.all(spoken);
  }

  /** @returns how often the first came, all of them before the second. */
  async function goOn({ staged, there, saySecond }: Spoken): Promise<number> {
    await saySecond();
    const second = await staged.hears(there, SECOND);
    const first = staged.sent(there, FIRST);
    assert.ok(first.every(({ order }) => order < second.order));
    assert.equal(staged.sent(there, SECOND).length, 1);
    return first.length;
  }

  it('brings once, and in order, what was stored and not yet sent', async () => {
    const spoken = await sayFirst(0, { delayMs: HELD_MS, drop: 'before' });
    for (const { staged, there } of spoken) assert.deepEqual(staged.sent(there, FIRST), []);

    await killAll(stage());

    assert.deepEqual(await Promise.all(spoken.map(goOn)), [1, 1]);
  });

  it('brings again what Teams took and nobody noted, and then the next', async () => {
    const spoken = await sayFirst(WAYS.length, { answerDelayMs: HELD_MS });
    for (const { staged, there } of spoken) await staged.hears(there, FIRST);

    await killAll(stage());

    assert.deepEqual(await Promise.all(spoken.map(goOn)), [2, 2]);
  });
});
