import { SpanKind } from '@opentelemetry/api';
import { inSpan } from './telemetry.ts';
import type { Metrics } from './telemetry-metrics.ts';

/**
 * Traces and counts the delivery of a message to a chat.
 *
 * @param message What kind of message it is, such as `reset-outcome`.
 * @param deliver Tells what became of it; what it throws is tried again by somebody else, and counts as `failed`.
 */
export async function measureDelivery<T extends string>(
  metrics: Metrics,
  message: string,
  deliver: () => Promise<T>,
): Promise<T> {
  let outcome = 'failed';
  try {
    const delivery = await inSpan(`deliver ${message}`, { kind: SpanKind.INTERNAL }, async (span) => {
      const became = await deliver();
      span.setAttribute('passcode_desk.delivery.outcome', became);
      return became;
    });
    outcome = delivery;
    return delivery;
  } finally {
    metrics.count('passcode_desk.deliveries', { message, outcome });
  }
}
