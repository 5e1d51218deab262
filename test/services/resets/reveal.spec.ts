import assert from 'node:assert/strict';
import type { SignInProof } from '../../../services/identity/challenge.ts';
import { IoError } from '../../../services/platform/errors.ts';
import { resetPurpose, revealPurpose } from '../../../services/resets/reset-service.ts';
import { someDevice } from '../devices/some-device.ts';
import { ANDROID, CHAT_USER, IPHONE, OTHER_USER, ResetWorld, START, USER } from './reset-world.ts';

/** The reset of a device is done. */
async function doneWorld(deviceId: string): Promise<ResetWorld> {
  const world = new ResetWorld();
  await world.begin({ deviceId });
  await world.pass(0);
  world.answer('done');
  await world.pass(5_000);
  assert.equal((await world.stored()).state, 'done');
  return world;
}

function revealProof(world: ResetWorld, facts: Partial<SignInProof> = {}): SignInProof {
  return {
    challengeId: 'challenge-2',
    userId: USER,
    purpose: revealPurpose('reset-1'),
    authenticatedAt: world.clock.now(),
    ...facts,
  };
}

async function refusalOf(world: ResetWorld, userId = USER): Promise<string> {
  const answer = await world.service.reveal({ ...CHAT_USER, userId }, 'reset-1');
  assert.ok(!answer.ok);
  return answer.error;
}

describe('revealing a temporary passcode', () => {
  it("hides somebody else's reset", async () => {
    assert.equal(await refusalOf(await doneWorld(ANDROID.id), OTHER_USER), 'no-such-reset');
  });

  it('has nothing to show before the reset is done', async () => {
    const world = new ResetWorld();
    await world.begin({ deviceId: ANDROID.id });
    await world.pass(0);
    assert.equal(await refusalOf(world), 'nothing-to-show');
  });

  it('has nothing to show where the platform leaves no passcode', async () => {
    assert.equal(await refusalOf(await doneWorld(IPHONE.id)), 'nothing-to-show');
  });

  it('asks for another sign-in when the proof is older than 15 minutes', async () => {
    const world = await doneWorld(ANDROID.id);
    world.clock.time = START + 900_001;
    assert.equal(await refusalOf(world), 'proof-too-old');
  });

  it('hides the passcode of a device that has another user by now', async () => {
    const world = await doneWorld(ANDROID.id);
    world.intune.devices.set(ANDROID.id, someDevice({ id: ANDROID.id, userId: OTHER_USER }));
    assert.equal(await refusalOf(world), 'no-such-reset');
  });

  it('says that the passcode is gone when Intune has none any more', async () => {
    const world = await doneWorld(ANDROID.id);
    world.intune.passcode = undefined;
    assert.equal(await refusalOf(world), 'gone');
  });

  it('says that the passcode is gone when a later reset of the device was sent: it may be that one’s', async () => {
    const world = await doneWorld(ANDROID.id);
    await world.begin({ id: 'reset-2', deviceId: ANDROID.id });
    assert.equal((await world.service.reveal(CHAT_USER, 'reset-1')).ok, true);
    await world.pass(0);
    assert.equal(await refusalOf(world), 'gone');
  });

  it('says so, too, where the later reset is sent while the passcode is read', async () => {
    const world = await doneWorld(ANDROID.id);
    await world.begin({ id: 'reset-2', deviceId: ANDROID.id });
    world.intune.beforePasscode = () => world.pass(0);
    assert.equal(await refusalOf(world), 'gone');
  });

  it('gives the owner the passcode as Intune has it at this moment', async () => {
    const world = await doneWorld(ANDROID.id);
    world.clock.time = START + 900_000;
    const answer = await world.service.reveal(CHAT_USER, 'reset-1');
    assert.equal(answer.ok ? answer.value.expose() : answer.error, 'Kw7-temporary');
  });

  it('shows nothing to somebody who is blocked, not even after the reset', async () => {
    const world = await doneWorld(ANDROID.id);
    await world.blocks.block(USER, { at: 0, by: 'not-me', note: '' });
    assert.equal(await refusalOf(world), 'blocked');
  });

  it('shows it five times and no more, whatever comes at once', async () => {
    const world = await doneWorld(ANDROID.id);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => world.service.reveal(CHAT_USER, 'reset-1')),
    );
    const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.error]));
    assert.deepEqual(refusals, Array(5).fill('shown-too-often'));
    assert.equal((await world.stored()).reveals, 5);
    assert.equal(await refusalOf(world), 'shown-too-often');
  });

  it('counts only what was shown', async () => {
    const world = await doneWorld(ANDROID.id);
    world.intune.passcode = undefined;
    await refusalOf(world);
    assert.equal((await world.stored()).reveals, undefined);
  });

  it('follows the rules for how long after a sign-in and how often', async () => {
    const world = await doneWorld(ANDROID.id);
    world.gate.reveals = { windowMs: 60_000, times: 1 };
    world.clock.time = START + 60_001;
    assert.equal(await refusalOf(world), 'proof-too-old');
    world.clock.time = START + 60_000;
    assert.equal((await world.service.reveal(CHAT_USER, 'reset-1')).ok, true);
    assert.equal(await refusalOf(world), 'shown-too-often');
  });

  it('shows nothing where it cannot be written down first', async () => {
    const world = await doneWorld(ANDROID.id);
    world.audit.beforeRecord = () => Promise.reject(new IoError('redis.unavailable', { retryable: true }));
    await assert.rejects(world.service.reveal(CHAT_USER, 'reset-1'), { code: 'redis.unavailable' });
  });

  it('writes down each time that it was shown, each refusal, and each id that is not theirs', async () => {
    const world = await doneWorld(ANDROID.id);
    world.audit.events.length = 0;
    await world.service.reveal(CHAT_USER, 'reset-1');
    await world.service.reveal(CHAT_USER, 'reset-1');
    world.intune.passcode = undefined;
    await refusalOf(world);
    await refusalOf(world, OTHER_USER);
    await world.service.reveal(CHAT_USER, 'nothing');
    const told = [
      'passcode-revealed',
      'passcode-revealed',
      'reveal-refused:gone',
      'foreign-id',
      'foreign-id',
    ];
    assert.deepEqual(world.audit.told, told);
    assert.deepEqual(
      world.audit.of('foreign-id').map(({ subject, resetId }) => [subject, resetId]),
      [
        [OTHER_USER, 'reset-1'],
        [USER, 'nothing'],
      ],
    );
    assert.doesNotMatch(JSON.stringify(world.audit.events), /Kw7/);
  });

  it('never stores the passcode', async () => {
    const world = await doneWorld(ANDROID.id);
    await world.service.reveal(CHAT_USER, 'reset-1');
    assert.doesNotMatch(JSON.stringify([await world.stored(), world.chat.confirmed]), /Kw7/);
  });
});

describe('renewing the proof of a reset', () => {
  it('refuses a proof for anything else', async () => {
    const world = await doneWorld(ANDROID.id);
    const proof = revealProof(world, { purpose: resetPurpose(ANDROID.id) });
    assert.deepEqual(await world.service.renewProof(CHAT_USER, 'reset-1', proof), {
      ok: false,
      error: 'proof-too-old',
    });
  });

  it("refuses somebody else's proof as if there were no such reset", async () => {
    const world = await doneWorld(ANDROID.id);
    const other = { ...CHAT_USER, userId: OTHER_USER };
    const proof = revealProof(world, { userId: OTHER_USER });
    const asTheirs = await world.service.renewProof(other, 'reset-1', proof);
    const asMine = await world.service.renewProof(CHAT_USER, 'reset-1', proof);
    assert.deepEqual(asTheirs, { ok: false, error: 'no-such-reset' });
    assert.deepEqual(asMine, { ok: false, error: 'proof-too-old' });
  });

  it('refuses a proof that is too old itself', async () => {
    const world = await doneWorld(ANDROID.id);
    const proof = revealProof(world, { authenticatedAt: world.clock.now() - 900_001 });
    assert.deepEqual(await world.service.renewProof(CHAT_USER, 'reset-1', proof), {
      ok: false,
      error: 'proof-too-old',
    });
  });

  it('shows the passcode again afterwards', async () => {
    const world = await doneWorld(ANDROID.id);
    world.clock.time = START + 10_000_000;
    await world.service.renewProof(CHAT_USER, 'reset-1', revealProof(world));
    assert.equal((await world.service.reveal(CHAT_USER, 'reset-1')).ok, true);
  });

  it('never makes a proof older than it was', async () => {
    const world = await doneWorld(ANDROID.id);
    await world.service.renewProof(CHAT_USER, 'reset-1', revealProof(world, { authenticatedAt: START - 1 }));
    assert.equal((await world.stored()).provenAt, START);
  });
});
