import { setTimeout as sleep } from 'node:timers/promises';
import type { DeviceDraft } from '../../sandbox/intune/device-draft.ts';
import { buildDevice } from '../../sandbox/intune/device-draft.ts';
import type { Person } from '../../sandbox/people.ts';
import type { Reset } from '../../services/resets/reset.ts';
import { needsWork } from '../../services/resets/transitions.ts';
import { SECOND_MS } from '../../services/platform/clock.ts';
import { ANDROID, IPHONE } from '../harness/desk-devices.ts';
import { createPerson, type Experience, runErrand } from './person.ts';
import type { Plan } from './plan.ts';
import type { Stage } from './stage.ts';
import { armFault } from './strike.ts';
import { judgeRun, type Verdict } from './verdict.ts';

/** A reset whose message was lost is found by the sweep and tried again well within this. */
const SETTLE_WITHIN_MS = 45 * SECOND_MS;
const LOOK_EVERY_MS = 200;

/** What came of one run. */
export interface RunResult extends Experience, Verdict {
  readonly number: number;
  readonly plan: Plan;
  readonly tookMs: number;
}

/** Who a run is about, and what they own: a device of each kind, of which the plan chooses one. */
export interface Part {
  readonly person: Person;
  readonly devices: readonly DeviceDraft[];
  readonly deviceId: string;
}

/** Gives a run its own person, who shares nothing with those of other runs. */
export function castPart(plan: Plan, number: number): Part {
  const person = createPerson(number);
  const own = (draft: DeviceDraft): DeviceDraft => ({ ...draft, owner: person, nextOutcome: plan.outcome });
  const devices = { android: own(ANDROID), iphone: own(IPHONE) };
  const { id } = buildDevice(devices[plan.device], 0).managed;
  return { person, devices: Object.values(devices), deviceId: id };
}

/** Drives one whole conversation as planned, waits until nothing is left to do, and judges. */
export async function runPlan(stage: Stage, plan: Plan, number: number): Promise<RunResult> {
  const began = Date.now();
  const { person, deviceId } = castPart(plan, number);
  const conversationId = `a:${person.oid}`;
  const { fault, travels, habits } = plan;
  stage.channel.plan(conversationId, { travels, cut: fault.kind === 'cut-turn' ? fault : undefined });
  const striker = armFault(stage, fault, { deviceId, conversationId });
  const { channel, connector } = stage;
  const errand = {
    ...{ person, deviceId, habits, connector },
    endpoint: channel.endpoint,
    reach: striker.reach,
  };
  const experience = await runErrand(errand);
  await striker.finish();
  await channel.settled(conversationId);
  const resets = await settle(stage, person.oid);
  const verdict = judgeRun(stage, { deviceId, conversationId, resets }, experience);
  return { number, plan, ...experience, ...verdict, tookMs: Date.now() - began };
}

/** Waits until nothing is left to do for a person's resets. Redis may be away meanwhile, for another run. */
async function settle({ resets }: Stage, userId: string): Promise<readonly Reset[]> {
  const deadline = Date.now() + SETTLE_WITHIN_MS;
  for (;;) {
    const seen = await resets.listByUser(userId).catch(() => undefined);
    const isOver = Date.now() > deadline;
    if (seen !== undefined && (isOver || !seen.some(needsWork))) return seen;
    if (isOver) throw new Error('Redis did not come back');
    await sleep(LOOK_EVERY_MS);
  }
}
