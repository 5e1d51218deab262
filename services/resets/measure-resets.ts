import { trace } from '@opentelemetry/api';
import { SECOND_MS } from '../platform/clock.ts';
import type { Metrics } from '../platform/telemetry-metrics.ts';
import type { ResetListener } from './reset-listener.ts';
import type { Reset, ResetState } from './reset.ts';
import { isEnded } from './transitions.ts';

/** Counts how resets go on, each step once, and notes it in the trace. */
export function measureResets(metrics: Metrics): ResetListener {
  return {
    moved(reset, from) {
      // The first time it was told where it came from.
      const isRepeated = from === undefined && isEnded(reset);
      if (!isRepeated) noteStep(metrics, reset, from);
      return Promise.resolve();
    },
    undeliverable({ device }) {
      metrics.count('passcode_desk.reset.undeliverable', { platform: device.kind });
      return Promise.resolve();
    },
  };
}

function noteStep(metrics: Metrics, reset: Reset, from: ResetState | undefined): void {
  const { state, failure, requestedAt, endedAt } = reset;
  const labels = { state, platform: reset.device.kind };
  metrics.count('passcode_desk.reset.transitions', { ...labels, failure });
  if (endedAt !== undefined) {
    metrics.time('passcode_desk.reset.duration', (endedAt - requestedAt) / SECOND_MS, labels);
  }
  const facts = { 'passcode_desk.reset.id': reset.id, 'passcode_desk.reset.state': state };
  const before = from === undefined ? {} : { 'passcode_desk.reset.from': from };
  trace.getActiveSpan()?.addEvent('reset-moved', { ...facts, ...before });
}
