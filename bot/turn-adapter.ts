import { type Activity, CloudAdapter, type InvokeResponse, type TurnContext } from 'botbuilder';

/**
 * The SDK's adapter without its web layer, which parses a request's every part with schemas of its own, rewrites times
 * and prints errors with the request in them. What comes here was read once, by our server.
 */
export class TurnAdapter extends CloudAdapter {
  /**
   * Authenticates an activity as the SDK does, and runs the turn.
   *
   * @returns What an invoke is answered with; nothing where there is nothing to say.
   * @throws AuthenticationError where the caller is not the channel.
   */
  answer(
    authHeader: string,
    activity: Activity,
    handle: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authHeader, activity, handle);
  }
}
