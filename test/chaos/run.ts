import { setTimeout as sleep } from 'node:timers/promises';
import type { DeviceDraft } from '../../sandbox/intune/device-draft.ts';
import { buildDevice } from '../../sandbox/intune/device-draft.ts';
import type { Person } from '../../sandbox/people.ts';
import type { Case } from '../../services/helpdesk/case.ts';
import { needsWork } from '../../services/resets/transitions.ts';
import { SECOND_MS } from '../../services/platform/clock.ts';
import { ANDROID, IPHONE } from '../harness/desk-devices.ts';
import { type CaseVerdict, judgeCase } from './case-verdict.ts';
import { consult } from './consultation.ts';
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
  readonly consultation: CaseVerdict;
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
  let threadId: string | undefined;
  stage.channel.plan(conversationId, { travels, cut: fault.kind === 'cut-turn' ? fault : undefined });
  const striker = armFault(stage, fault, { deviceId, conversationId, threadId: () => threadId });
  const { channel, connector } = stage;
  const errand = {
    ...{ person, deviceId, habits, connector },
    endpoint: channel.endpoint,
    reach: striker.reach,
  };
  const concern = {
    ...{ person, number, connector, cases: stage.cases, habits: plan.consultation },
    ...{ endpoint: channel.endpoint, reach: striker.reach },
    settled: () => channel.settled(conversationId),
    begin(thread: string) {
      threadId = thread;
      channel.plan(thread, { travels: plan.consultation.travels, cut: undefined });
    },
  };
  const [experience, held] = await Promise.all([runErrand(errand), consult(concern)]);
  await striker.finish();
  await channel.settled(conversationId);
  if (threadId !== undefined) await channel.settled(threadId);
  const resets = await settle(() => stage.resets.listByUser(person.oid), needsWork);
  const cases = await settle(() => stage.cases.listByUser(person.oid), hasErrands);
  const verdict = judgeRun(stage, { deviceId, conversationId, resets }, experience);
  const consultation = judgeCase(stage, { name: person.name, conversationId, cases }, held);
  return {
    ...{ number, plan, ...experience, ...verdict, consultation },
    violations: [...verdict.violations, ...consultation.violations],
    tookMs: Date.now() - began,
  };
}

/** What waits until it may be closed has nothing to do. */
function hasErrands({ outbox, lease }: Case): boolean {
  return outbox.length > 0 || lease !== undefined;
}

/** Waits until nothing is left to do for a person's records. Redis may be away meanwhile, for another run. */
async function settle<T>(
  list: () => Promise<readonly T[]>,
  isAtWork: (one: T) => boolean,
): Promise<readonly T[]> {
  const deadline = Date.now() + SETTLE_WITHIN_MS;
  for (;;) {
    const seen = await list().catch(() => undefined);
    const isOver = Date.now() > deadline;
    if (seen !== undefined && (isOver || !seen.some(isAtWork))) return seen;
    if (isOver) throw new Error('Redis did not come back');
    await sleep(LOOK_EVERY_MS);
  }
}
