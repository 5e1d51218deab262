import type { BotFrameworkAuthentication } from 'botframework-connector';
import type { Logger } from '../services/platform/logger.ts';
import { openMetrics } from '../services/platform/telemetry-metrics.ts';
import { describeFailure } from './explain-failure.ts';
import { MeasuredAdapter } from './telemetry/measured-adapter.ts';
import type { TurnAdapter } from './turn-adapter.ts';

/**
 * The SDK's adapter. Turns explain their own failures; what still arrives here broke while explaining. Without
 * `onTurnError` the SDK would send the error's message to the caller.
 */
export function createAdapter(authentication: BotFrameworkAuthentication, log: Logger): TurnAdapter {
  const adapter = new MeasuredAdapter(authentication, openMetrics());
  adapter.onTurnError = (_context, error) => {
    log.error(describeFailure(error), 'Turn could not be answered');
    return Promise.resolve();
  };
  return adapter;
}
