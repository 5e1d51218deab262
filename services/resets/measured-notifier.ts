import { measureDelivery } from '../platform/measured-delivery.ts';
import type { Metrics } from '../platform/telemetry-metrics.ts';
import type { ResetNotifier } from './reset-notifier.ts';

/** Traces and counts what people are told of their resets. */
export function measuredNotifier(notifier: ResetNotifier, metrics: Metrics): ResetNotifier {
  return {
    showProgress: (reset) => measureDelivery(metrics, 'reset-progress', () => notifier.showProgress(reset)),
    confirm: (reset) => measureDelivery(metrics, 'reset-outcome', () => notifier.confirm(reset)),
  };
}
