import { CloudAdapter } from 'botbuilder';
import type { BotFrameworkAuthentication } from 'botframework-connector';
import type { Logger } from '../services/platform/logger.ts';
import { describeFailure } from './explain-failure.ts';

/**
 * The SDK's adapter. Turns explain their own failures; what still arrives here broke while explaining. Without
 * `onTurnError` the SDK would send the error's message to the caller.
 */
export function createAdapter(authentication: BotFrameworkAuthentication, log: Logger): CloudAdapter {
  const adapter = new CloudAdapter(authentication);
  adapter.onTurnError = (_context, error) => {
    log.error(describeFailure(error), 'Turn could not be answered');
    return Promise.resolve();
  };
  return adapter;
}
