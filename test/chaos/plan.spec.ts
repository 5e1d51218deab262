import assert from 'node:assert/strict';
import { nameFault, planRuns, POINTS } from './plan.ts';

describe('the plans of the chaos run', () => {
  it('are the same for the same seed', () => {
    const again = planRuns(7, 50);

    assert.deepEqual(planRuns(7, 50), again);
  });

  it('are the same for a run whether few or many are planned', () => {
    const few = planRuns(7, 5);

    assert.deepEqual(planRuns(7, 50).slice(0, 5), few);
  });

  it('differ from seed to seed', () => {
    assert.notDeepEqual(planRuns(7, 50), planRuns(8, 50));
  });

  it('strike every conversation, with every kind of fault, at every point', () => {
    const faults = planRuns(3, 200).map(({ fault }) => fault);

    const names = new Set(faults.map(nameFault));
    const points = new Set(faults.flatMap((fault) => ('point' in fault ? [fault.point] : [])));
    assert.deepEqual([...points].sort(), [...POINTS].sort());
    assert.equal(names.size, 21);
  });
});
