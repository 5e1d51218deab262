import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import type { ResetStore } from '../../services/resets/reset-store.ts';
import { ALEX } from '../../sandbox/people.ts';
import { textIn } from '../harness/bot-answer.ts';
import { ANDROID } from '../harness/desk-devices.ts';
import { HAVE_DEVICE, pickOf } from '../harness/desk-person.ts';
import { keepRedisDesks, type RedisDesk } from '../harness/redis-desk.ts';
import { until } from '../harness/until.ts';

/** A step of the conversation: what goes before it, and the step itself, which answers what the person is told. */
type Step = (desk: RedisDesk) => Promise<() => Promise<string>>;

const STEPS: Readonly<Record<string, Step>> = {
  'asking for a reset': ({ alex }) => {
    const told = async (): Promise<string> => {
      await alex.say('reset');
      await alex.hears(en.chat.busyTryAgain);
      return en.chat.busyTryAgain;
    };
    return Promise.resolve(told);
  },
  'picking the device': async ({ alex }) => {
    const list = await alex.askForReset();
    return async () => textIn(await alex.click(list, pickOf(alex.device(ANDROID.name).managed.id)));
  },
  'signing in': async ({ alex }) => {
    const asked = await alex.reachSignIn(ANDROID);
    return async () => {
      await alex.signIn(asked);
      await alex.hears(en.chat.busyTryAgain);
      return en.chat.busyTryAgain;
    };
  },
  confirming: async ({ alex }) => {
    const card = await alex.reachConsequences(ANDROID);
    return async () => textIn(await alex.click(card, 'consequences.confirm', HAVE_DEVICE));
  },
};

describe('while Redis is away', () => {
  const openDesk = keepRedisDesks();

  for (const [what, reach] of Object.entries(STEPS)) {
    it(`the person is told that nothing was started, and starts again when it is back: ${what}`, async () => {
      const desk = await openDesk();
      const step = await reach(desk);
      await desk.redis.kill();

      const told = await step();

      assert.equal(told, en.chat.busyTryAgain);
      assert.equal(await desk.probe(), 503);
      assert.deepEqual(desk.resets(), []);
      await desk.reviveRedis();
      await desk.alex.reachEnd(ANDROID, en.confirmation.title);
      assert.equal(desk.resets().length, 1);
    }).timeout(30_000);
  }

  it('a reset under way goes on when it is back: one request, one final message', async () => {
    const desk = await openDesk();
    const { id } = desk.alex.device(ANDROID.name).managed;
    desk.world.intune.world.change(id, { online: false });
    await desk.alex.confirm(ANDROID);
    await untilStored(desk, 'pending');
    await desk.redis.kill();
    desk.world.intune.world.change(id, { online: true });
    await desk.reviveRedis();

    await untilTold(desk);

    assertOnce(desk);
  }).timeout(30_000);

  it('a reset that was stored before Redis went is not denied, and is done when it is back', async () => {
    const cut = { desk: undefined as RedisDesk | undefined };
    const desk = await openDesk((store) => afterCreating(store, () => cut.desk?.redis.kill()));
    cut.desk = desk;
    const card = await desk.alex.reachConsequences(ANDROID);

    await desk.alex.click(card, 'consequences.confirm', HAVE_DEVICE);

    await desk.alex.hears(en.chat.startedAllTheSame);
    assertNothingDenied(desk);
    await desk.reviveRedis();
    await untilTold(desk);
    assertOnce(desk);
  }).timeout(30_000);

  it('where nobody can see whether a reset was stored, the person is told just that, and hears later', async () => {
    const cut = { desk: undefined as RedisDesk | undefined };
    const loseAnswer = async (): Promise<never> => {
      await cut.desk?.redis.kill();
      throw new Error('The answer was lost');
    };
    const desk = await openDesk((store) => afterCreating(store, loseAnswer));
    cut.desk = desk;
    const card = await desk.alex.reachConsequences(ANDROID);

    await desk.alex.click(card, 'consequences.confirm', HAVE_DEVICE);

    await desk.alex.hears(en.chat.startUnknown);
    assertNothingDenied(desk);
    await desk.reviveRedis();
    await untilTold(desk);
    assertOnce(desk);
  }).timeout(30_000);
});

/** The same store; something happens between creating and answering. */
function afterCreating(store: ResetStore, happens: () => Promise<void> | undefined): ResetStore {
  return {
    ...store,
    async create(reset) {
      const created = await store.create(reset);
      await happens();
      return created;
    },
  };
}

async function untilStored({ store }: RedisDesk, state: string): Promise<void> {
  await until(`the reset is ${state}`, async () => (await store.listByUser(ALEX.oid))[0]?.state === state);
}

/** Until the final message was sent, and that is noted. */
async function untilTold({ alex, store }: RedisDesk): Promise<void> {
  await alex.isSent(en.confirmation.title);
  await until('nothing is left to do', async () => (await store.listDue(Infinity, 1)).length === 0);
}

function assertOnce({ resets, connector }: RedisDesk): void {
  const told = connector.records.filter(
    ({ operation, activity }) =>
      operation === 'send' && JSON.stringify(activity).includes(en.confirmation.title),
  );
  assert.deepEqual([resets().length, told.length], [1, 1]);
}

function assertNothingDenied({ alex }: RedisDesk): void {
  const said = alex.chat().map(({ activityId }) => alex.read(activityId));
  assert.ok(!said.some((text) => text.includes('Nothing was started')));
}
