import assert from 'node:assert/strict';
import { DAY_MS } from '../../../services/platform/clock.ts';
import { IoError } from '../../../services/platform/errors.ts';
import { entryOf, GateWorld, NOW, someEntry } from './gate-world.ts';
import { GROUP_A, somePolicy } from './some-policy.ts';

const NOTHING_DEMANDED = { requiredContext: undefined, needsApproval: false };
const APPROVAL_NEEDED = { reason: 'approval-needed' };
const STRICT = somePolicy({ stricterTiers: [{ groups: [GROUP_A], helpdeskApproval: true }] });
const away = (): IoError => new IoError('graph.unavailable', { retryable: true });

/** Everything is forbidden at once; taking away the first reason shows the next. */
function forbidden(): GateWorld {
  const world = new GateWorld();
  world.policy = somePolicy({
    devices: { platforms: ['visionos'], ownership: ['personal'], minimumDaysSinceEnrolment: 7 },
    people: { allowedGroups: [GROUP_A], hoursSinceMethodChange: 24 },
    hours: { timeZone: 'UTC', week: [{ days: ['sunday'], from: '10:00', to: '11:00' }] },
  });
  world.methodsChangedAt = NOW;
  return world;
}

describe('policy gate', () => {
  it('demands nothing by default, and asks Graph nothing', async () => {
    const world = new GateWorld();
    assert.deepEqual(await world.check(), NOTHING_DEMANDED);
    assert.deepEqual(await world.enter(), NOTHING_DEMANDED);
    assert.deepEqual(world.asked, []);
  });

  for (const ask of ['check', 'enter'] as const) {
    it(`tells one reason at a time, what a person stopped first, in ${ask}`, async () => {
      const world = forbidden();
      const { userId } = someEntry();
      await world.deps.pause.pause({ at: 1, by: 'operator', note: 'Soon.' });
      await world.deps.blocks.block(userId, { at: 1, by: 'not-me', note: '' });
      const reasons: unknown[] = [];
      const hear = async (): Promise<void> => {
        const said = await world.gate[ask](someEntry());
        reasons.push(said.ok ? 'passed' : said.error.reason);
      };
      const relax = (rules: Partial<typeof world.policy>): void => {
        world.policy = { ...world.policy, ...rules };
      };

      await hear();
      await world.deps.pause.resume(2);
      await hear();
      await world.deps.blocks.lift(userId);
      await hear();
      relax({ devices: { ...world.policy.devices, platforms: ['ios'] } });
      await hear();
      relax({ devices: { ...world.policy.devices, ownership: ['company'] } });
      await hear();
      relax({ devices: { ...world.policy.devices, minimumDaysSinceEnrolment: 0 } });
      await hear();
      assert.deepEqual(world.asked, []);
      relax({ hours: false });
      await hear();
      assert.deepEqual(world.asked, ['groups']);
      world.memberOf = new Set([GROUP_A]);
      await hear();
      world.methodsChangedAt = NOW - DAY_MS;
      await hear();

      assert.deepEqual(reasons, [
        'paused',
        'blocked',
        'platform-not-allowed',
        'ownership-not-allowed',
        'enrolment-unknown',
        'outside-hours',
        'group-not-allowed',
        'methods-changed',
        'passed',
      ]);
    });

    it(`lets nobody pass in ${ask} where groups or ways to sign in cannot be read`, async () => {
      const world = new GateWorld();
      world.policy = somePolicy({ people: { blockedGroups: [GROUP_A], hoursSinceMethodChange: 1 } });
      world.memberOf = away();
      await assert.rejects(world.gate[ask](someEntry()), { code: 'graph.unavailable' });
      world.memberOf = new Set();
      world.methodsChangedAt = away();
      await assert.rejects(world.gate[ask](someEntry()), { code: 'graph.unavailable' });
      world.methodsChangedAt = 0;
      assert.deepEqual(await world[ask](), NOTHING_DEMANDED);
    });
  }

  it('takes nothing from the limits before a reset enters', async () => {
    const world = new GateWorld();
    world.policy = somePolicy({ limits: { perUser: { resets: 1, hours: 1 } } });
    for (let i = 0; i < 3; i++) assert.deepEqual(await world.check(), NOTHING_DEMANDED);
    assert.deepEqual(await world.enter(), NOTHING_DEMANDED);
    const refusal = { reason: 'user-limit', limit: 1, hours: 1 };
    assert.deepEqual(await world.enter(someEntry({ resetId: 'other' })), refusal);
  });

  it('takes one for a reset however often it enters, and gives it back', async () => {
    const world = new GateWorld();
    world.policy = somePolicy({ limits: { perUser: { resets: 1, hours: 1 } } });
    const entry = someEntry();
    await world.enter();
    assert.deepEqual(await world.enter(), NOTHING_DEMANDED);
    await world.gate.giveBack({ ...entry, deviceId: entry.device.id });
    assert.deepEqual(await world.enter(someEntry({ resetId: 'other' })), NOTHING_DEMANDED);
  });

  it('follows the policy of the moment', async () => {
    const world = new GateWorld();
    assert.deepEqual(world.gate.revealRules(), { windowMs: 900_000, times: 5 });
    world.policy = somePolicy({
      reveal: { windowSeconds: 60, times: 1 },
      devices: { platforms: ['visionos'] },
    });
    assert.deepEqual(world.gate.revealRules(), { windowMs: 60_000, times: 1 });
    assert.deepEqual(await world.check(), { reason: 'platform-not-allowed' });
  });

  it('looks at the pause and the block, and nothing else, before a reset is sent', async () => {
    const world = forbidden();
    const { tenantId, userId } = someEntry();
    const stillOpen = (): Promise<unknown> => world.gate.stillOpen({ tenantId, userId });
    assert.deepEqual(await stillOpen(), { ok: true, value: undefined });
    await world.deps.blocks.block(userId, { at: 1, by: 'not-me', note: '' });
    assert.deepEqual(await stillOpen(), { ok: false, error: { reason: 'blocked' } });
    await world.deps.pause.pause({ at: 1, by: 'operator', note: 'Soon.' });
    const paused = { reason: 'paused', by: 'operator', note: 'Soon.' };
    assert.deepEqual(await stillOpen(), { ok: false, error: paused });
  });
});

describe('policy gate, for a tier that needs an approval', () => {
  /** Of somebody in that tier. */
  function strict(): GateWorld {
    const world = new GateWorld();
    world.policy = STRICT;
    world.memberOf = new Set([GROUP_A]);
    return world;
  }

  it('refuses without one, and takes nothing from the limits', async () => {
    const world = strict();
    world.policy = { ...STRICT, limits: { ...STRICT.limits, perUser: { resets: 1, hours: 1 } } };
    assert.deepEqual(await world.check(), APPROVAL_NEEDED);
    assert.deepEqual(await world.enter(someEntry({ resetId: 'refused' })), APPROVAL_NEEDED);
    await world.approve();
    assert.deepEqual(await world.enter(), { requiredContext: undefined, needsApproval: true });
  });

  it('takes it for one reset, as often as that enters, and for no other', async () => {
    const world = strict();
    await world.approve();
    const cleared = { requiredContext: undefined, needsApproval: true };
    assert.deepEqual(await world.check(), cleared);
    assert.deepEqual(await world.enter(), cleared);
    assert.deepEqual(await world.enter(), cleared);
    assert.deepEqual(await world.enter(someEntry({ resetId: 'other' })), APPROVAL_NEEDED);
    assert.deepEqual(await world.check(), APPROVAL_NEEDED);
  });

  it('gives it back with the place of a reset that ended unsent, and not with the place alone', async () => {
    const world = strict();
    await world.approve();
    const entry = someEntry();
    await world.enter(entry);
    const entered = { ...entry, deviceId: entry.device.id };
    await world.gate.giveBackPlace(entered);
    assert.deepEqual(await world.check(), APPROVAL_NEEDED);
    await world.gate.giveBack(entered);
    assert.deepEqual(await world.check(), { requiredContext: undefined, needsApproval: true });
  });

  it('does not use it up for a reset that a limit refuses', async () => {
    const world = strict();
    world.policy = { ...STRICT, limits: { ...STRICT.limits, perDevice: { resets: 1, hours: 1 } } };
    await world.approve();
    await world.enter();
    world.clock.time += 1;
    await world.approve();
    const refused = await world.enter(someEntry({ resetId: 'other' }));
    assert.deepEqual(refused, { reason: 'device-limit', limit: 1, hours: 1 });
    assert.deepEqual(await world.check(), { requiredContext: undefined, needsApproval: true });
  });

  it('asks nobody else for one', async () => {
    const world = strict();
    world.memberOf = new Set();
    assert.deepEqual(await world.enter(), NOTHING_DEMANDED);
  });
});

describe('policy gate, with more resets than the brake allows', () => {
  const BRAKED = { reason: 'paused', by: 'brake', note: '' };

  /** Stops after ten resets within ten minutes. */
  function braking(): GateWorld {
    const world = new GateWorld();
    world.policy = somePolicy({ anomalyBrake: { resets: 10, minutes: 10 } });
    return world;
  }

  it('pauses all, tells it once, and writes it down', async () => {
    const world = braking();
    const entered = await Promise.all(Array.from({ length: 50 }, (_, i) => world.gate.enter(entryOf(i))));
    const refused = entered.filter((each) => !each.ok);
    assert.equal(refused.length, 40);
    for (const each of refused) assert.deepEqual(each, { ok: false, error: BRAKED });
    assert.deepEqual(world.alerts, ['tenant']);
    const events = world.audited.map(({ kind, actor, detail }) => ({ kind, actor, detail }));
    const expected = { kind: 'resets-paused', actor: { kind: 'system', id: 'brake' }, detail: 'brake' };
    assert.deepEqual(events, [expected]);
    assert.deepEqual(await world.check(), BRAKED);
  });

  it('goes on after an operator resumed, for as many again', async () => {
    const world = braking();
    await world.crowd(10);
    await world.enter(entryOf(10));
    world.clock.time += 1;
    await world.deps.pause.resume(world.clock.now());
    world.clock.time += 1;
    await world.crowd(10, 11);
    assert.deepEqual(await world.enter(entryOf(21)), BRAKED);
    assert.equal(world.alerts.length, 2);
  });

  it('does not stop as many in a longer time', async () => {
    const world = braking();
    await world.crowd(10);
    world.clock.time += 10 * 60_000;
    await world.crowd(10, 10);
    assert.deepEqual(world.alerts, []);
  });

  it('stays paused where neither the alert nor the audit can be told', async () => {
    const world = braking();
    const fail = (): Promise<never> => Promise.reject(away());
    Object.assign(world.deps, { onBrake: fail, audit: { record: fail } });
    await world.crowd(10);
    assert.deepEqual(await world.enter(entryOf(10)), BRAKED);
    assert.deepEqual(await world.check(), BRAKED);
  });

  it('leaves the words of an operator who paused meanwhile', async () => {
    const world = braking();
    await world.crowd(10);
    const paused = { at: 1, by: 'operator', note: 'Maintenance.' };
    const resumedAt = world.deps.pause.resumedAt.bind(world.deps.pause);
    Object.assign(world.deps.pause, {
      resumedAt: async () => (await world.deps.pause.pause(paused), resumedAt()),
    });
    assert.deepEqual(await world.enter(entryOf(10)), BRAKED);
    assert.deepEqual(await world.deps.pause.read(), paused);
    assert.deepEqual(world.alerts, []);
  });
});
