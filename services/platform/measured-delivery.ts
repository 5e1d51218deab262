import { inSpan } from './telemetry.ts';
import type { Metrics } from './telemetry-metrics.ts';

/**
 * Traces and counts the delivery of a message to a chat.
 *
 * @param message What kind of message it is, such as `reset-outcome`.
 * @param deliver Tells what became of it; what it throws is tried again by somebody else, and counts as `failed`.
 */
export function measureDelivery<T extends string>(
  metrics: Metrics,
  message: string,
  deliver: () => Promise<T>,
): Promise<T> {
  return inSpan(['deliver', message].join(' '), {}, async (span) => {
    const outcome = await deliver().catch((error: unknown) => {
      metrics.count('passcode_desk.deliveries', { message, outcome: 'failed' });
      throw error;
    });
    span.setAttribute('passcode_desk.delivery.outcome', outcome);
    metrics.count('passcode_desk.deliveries', { message, outcome });
    return outcome;
  });
}
