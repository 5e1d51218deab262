import assert from 'node:assert/strict';
import { z } from 'zod';
import type { AdminSeat } from '../../bot/admin/admin-desk.ts';
import { openAdminDesk } from '../../bot/admin/open-admin-desk.ts';
import { createAdminProgram } from '../../bot/admin/program.ts';
import { type Config, readConfig } from '../../bot/config.ts';
import { storedInRedis } from '../../bot/shared-parts.ts';
import { en } from '../../locales/en.ts';
import type { BlockList } from '../../services/policy/policy-gate.ts';
import { ALEX, MEGAN, SANDBOX_TENANT_ID } from '../../sandbox/people.ts';
import { ANDROID, IPHONE, MEGANS } from '../harness/desk-devices.ts';
import { openThread } from '../harness/desk-thread.ts';
import { type DeskWorld, openDesk } from '../harness/desk-world.ts';
import { readEverything } from '../harness/redis-content.ts';
import { type RedisForTests, useRedis } from '../harness/redis-client.ts';
import { keep } from '../harness/secret-hunt/kept.ts';
import { until } from '../harness/until.ts';
import { silent } from '../services/resets/hand-ports.ts';

/** The audit may name people by their id, and only there. */
const AUDIT = /:\{audit\}:/;
const WORDS = 'Gizmo fell into the canal';

/** A desk on Redis, and the command line beside it. */
interface Stage {
  readonly desk: DeskWorld;
  readonly blocks: BlockList;
  /** @returns what it printed. */
  readonly admin: (...words: string[]) => Promise<{ readonly printed: string; readonly failed: boolean }>;
  /** Everything in Redis of this desk, without the audit, that has one of the words. */
  readonly find: (words: readonly string[]) => Promise<readonly string[]>;
  /** What names Alex, his chat, his devices or his words. */
  readonly traces: () => Promise<readonly string[]>;
  /** Waits until everything about Alex’s case is done. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

async function openStage(own: RedisForTests): Promise<Stage> {
  const { prefix } = own.fresh();
  const redis = { ...(await own.connectAgain()), prefix };
  const shared = storedInRedis(redis, silent);
  // The desk brings its own looks and its own haste.
  const { sendPace: _, ...parts } = shared;
  const desk = await openDesk({ parts: () => ({ ...parts, isReady: () => redis.isReady() }) });
  const config = readSettings({ REDIS_URL: own.server.url, REDIS_KEY_PREFIX: prefix.slice(0, -1) });
  const { conversationId } = desk.alex.seat;
  const personal = [ALEX.oid, ALEX.name, conversationId, ANDROID.name, IPHONE.name, WORDS];
  async function find(words: readonly string[]): Promise<readonly string[]> {
    const all = (await readEverything(redis)).filter(({ key }) => !AUDIT.test(key));
    return all.flatMap(({ key, content }) => {
      const text = `${key} ${content}`.toLowerCase();
      return words.filter((each) => text.includes(each.toLowerCase())).map((each) => `${each} in ${key}`);
    });
  }
  return {
    desk,
    blocks: shared.blocks,
    admin: (...words) => runAdmin(config, words),
    find,
    traces: () => find(personal),
    settled: () =>
      until('nothing is to be done about the case', async () => {
        const current = await shared.caseStore.current(ALEX.oid);
        return current?.outbox.length === 0;
      }),
    async close() {
      await desk.close();
      await redis.close();
    },
  };
}

function readSettings(redis: Record<string, string>): Config {
  const config = readConfig({
    MicrosoftAppId: '0f6a4cf1-7a1b-4c7a-9b0c-000000000001',
    MicrosoftAppType: 'UserAssignedMSI',
    MicrosoftAppTenantId: SANDBOX_TENANT_ID,
    OAUTH_CONNECTION: 'fresh-sign-in',
    SIGN_IN_AUDIENCE: 'api://passcode-desk',
    ...redis,
  });
  assert.ok(config.ok);
  return config.value;
}

async function runAdmin(config: Config, words: string[]): ReturnType<Stage['admin']> {
  const desk = await openAdminDesk(config, silent);
  const printed: string[] = [];
  let failed = false;
  const seat: AdminSeat = {
    open: () => Promise.resolve(desk),
    print: (text) => void printed.push(text),
    fail: () => void (failed = true),
  };
  await createAdminProgram(seat)
    .parseAsync(words, { from: 'user' })
    .finally(() => desk.close());
  keep('output', () => printed.join(''));
  return { printed: printed.join(''), failed };
}

/** A reset to its end, one that was only begun, and a case with words from both sides; Megan helps. */
async function liveThrough({ alex, ...desk }: DeskWorld): Promise<void> {
  await alex.reachEnd(ANDROID, en.confirmation.title);
  await alex.say(en.buttons.cancel);
  await alex.reachSignIn(IPHONE);
  await alex.say('talk to a person');
  const { helper, card } = await openThread({ alex, ...desk }, ALEX.name);
  await helper.click(card(), 'case.claim');
  await alex.isSent(en.cases.claimed.title);
  await alex.say(WORDS);
  await helper.isSent(WORDS);
  await helper.click(card(), 'case.reply', { text: 'I am so sorry.' });
  await alex.isSent('I am so sorry.');
}

describe('erasing a person', function () {
  this.timeout(60_000);
  const redis = useRedis();
  let stage: Stage;

  beforeEach(async () => {
    stage = await openStage(redis());
    await liveThrough(stage.desk);
  });
  afterEach(() => stage.close());

  async function resolveCase(): Promise<void> {
    const { helper, card } = await openThread(stage.desk, ALEX.name);
    await helper.click(card(), 'case.resolve');
    await stage.desk.alex.isSent(en.cases.resolved.rateTitle);
  }

  it('waits until nothing of theirs is open, and touches nothing before', async () => {
    const { printed, failed } = await stage.admin('erase', ALEX.oid);

    assert.ok(failed);
    assert.match(printed, /Nothing was removed.*\n {2}case /);
    const kept = (await stage.admin('export', ALEX.oid)).printed;
    for (const each of [ALEX.name, ANDROID.name]) assert.ok(kept.includes(each), each);
    assert.doesNotMatch(kept, /user-erased/);
  });

  it('leaves nothing of them in Redis but ids in the audit, which says so', async () => {
    assert.notDeepEqual(await stage.traces(), []);
    await resolveCase();

    const { printed, failed } = await stage.admin('erase', ALEX.oid.toUpperCase());

    assert.ok(!failed, printed);
    assert.deepEqual(await stage.traces(), []);
    const audit = await stage.admin('audit', 'export', '--user', ALEX.oid);
    assert.match(audit.printed, /user-erased/);
    for (const each of [ALEX.name, ANDROID.name, IPHONE.name]) assert.ok(!audit.printed.includes(each));
    assert.match((await stage.admin('audit', 'verify')).printed, /nothing was tampered with/);
  });

  it('does so with a case open where it is forced, and whoever works on it stumbles over nothing', async () => {
    const { failed } = await stage.admin('erase', ALEX.oid, '--force');

    assert.ok(!failed);
    assert.deepEqual(await stage.traces(), []);
    await stage.desk.alex.askForReset();
    assert.deepEqual(stage.desk.log.messages('error'), []);
  });

  it('keeps a block, which protects them, unless that is to go, too', async () => {
    await resolveCase();
    await stage.blocks.block(ALEX.oid, { at: 1, by: 'not-me', note: '' });

    await stage.admin('erase', ALEX.oid);
    assert.ok(await stage.blocks.find(ALEX.oid));
    await stage.admin('erase', ALEX.oid, '--also-block');

    assert.equal(await stage.blocks.find(ALEX.oid), undefined);
    assert.deepEqual(await stage.traces(), []);
  });

  it('takes the name of a helper out of the cases of others, which go on', async () => {
    const megan = [MEGAN.oid, MEGAN.name];
    assert.notDeepEqual(await stage.find(megan), []);
    assert.match((await stage.admin('export', MEGAN.oid)).printed, /"helper-wrote"/);
    await stage.settled();

    const { failed } = await stage.admin('erase', MEGAN.oid);

    assert.ok(!failed);
    assert.deepEqual(await stage.find(megan), []);
    const { helper, card } = await openThread(stage.desk, ALEX.name);
    await helper.click(card(), 'case.reply', { text: 'Somebody new is here.' });
    await stage.desk.alex.isSent('Somebody new is here.');
    assert.deepEqual(stage.desk.log.messages('error'), []);
  });

  it('leaves others alone, and lets them be found by the export as before', async () => {
    const megan = stage.desk.seat({ person: MEGAN });
    await megan.reachEnd(MEGANS, en.confirmation.title);
    // Her help went with the case that it was for.
    const Kept = z.object({ kept: z.looseObject({ 'help-given': z.array(z.unknown()) }) });
    const exported = async (): Promise<unknown> => {
      const { printed } = await stage.admin('export', MEGAN.oid);
      return { ...Kept.parse(JSON.parse(printed)).kept, 'help-given': [] };
    };
    const before = await exported();
    assert.match(JSON.stringify(before), /Pixel 8a/);

    await stage.admin('erase', ALEX.oid, '--force');

    assert.deepEqual(await exported(), before);
  });
});
