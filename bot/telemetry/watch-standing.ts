import type { CaseStore } from '../../services/helpdesk/case-store.ts';
import type { Metrics } from '../../services/platform/telemetry-metrics.ts';
import type { PauseSwitch } from '../../services/policy/policy-gate.ts';
import type { ResetStore } from '../../services/resets/reset-store.ts';

/** Where it is kept how things stand. */
export interface Standing {
  readonly resetStore: Pick<ResetStore, 'countOpen'>;
  readonly caseStore: Pick<CaseStore, 'listWaiting'>;
  readonly pause: Pick<PauseSwitch, 'read'>;
}

/** Shows how things stand whenever somebody looks. */
export function watchStanding({ resetStore, caseStore, pause }: Standing, metrics: Metrics): void {
  metrics.watch('passcode_desk.reset.open', () => resetStore.countOpen());
  metrics.watch('passcode_desk.case.waiting', async () => (await caseStore.listWaiting()).length);
  metrics.watch('passcode_desk.reset.paused', async () => ((await pause.read()) === undefined ? 0 : 1));
}
