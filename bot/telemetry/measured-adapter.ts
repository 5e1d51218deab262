import { type Attributes, SpanKind } from '@opentelemetry/api';
import { ActivityTypes, type CloudAdapter } from 'botbuilder';
import type { BotFrameworkAuthentication } from 'botframework-connector';
import { readChannelFailure } from '../../dialogs/channel-failure.ts';
import { failureType, inSpan } from '../../services/platform/telemetry.ts';
import { type Metrics, timed } from '../../services/platform/telemetry-metrics.ts';
import { TurnAdapter } from '../turn-adapter.ts';

type Sending = Parameters<CloudAdapter['sendActivities']>;
type Updating = Parameters<CloudAdapter['updateActivity']>;

const ROUTES = {
  send: { method: 'POST', route: '/v3/conversations/{conversationId}/activities' },
  update: { method: 'PUT', route: '/v3/conversations/{conversationId}/activities/{activityId}' },
} as const;

/** The SDK's adapter, which tells how Teams takes what is sent. */
export class MeasuredAdapter extends TurnAdapter {
  readonly #metrics: Metrics;

  constructor(authentication: BotFrameworkAuthentication, metrics: Metrics) {
    super(authentication);
    this.#metrics = metrics;
  }

  override sendActivities(...sent: Sending): ReturnType<CloudAdapter['sendActivities']> {
    const [, activities] = sent;
    // These leave in the answer to the request.
    const isAnswer = activities.every(({ type }) => type === ActivityTypes.InvokeResponse);
    const work = (): ReturnType<CloudAdapter['sendActivities']> => super.sendActivities(...sent);
    return isAnswer ? work() : this.#measure('send', work);
  }

  override updateActivity(...updated: Updating): ReturnType<CloudAdapter['updateActivity']> {
    return this.#measure('update', () => super.updateActivity(...updated));
  }

  #measure<T>(operation: keyof typeof ROUTES, work: () => Promise<T>): Promise<T> {
    const { method, route } = ROUTES[operation];
    const attributes = { 'peer.service': 'teams', 'http.request.method': method, 'url.template': route };
    return timed(
      () => inSpan(`${method} ${route}`, { kind: SpanKind.CLIENT, attributes, explain }, work),
      (seconds, failed) => {
        const outcome = failed === undefined ? 'ok' : outcomeOf(failed.error);
        this.#metrics.time('passcode_desk.teams.request.duration', seconds, { operation, outcome });
      },
    );
  }
}

function explain(error: unknown): Attributes {
  const { status, code } = readChannelFailure(error);
  return {
    ...(status === undefined ? {} : { 'http.response.status_code': status }),
    ...(code === undefined ? {} : { 'passcode_desk.teams.code': code }),
  };
}

function outcomeOf(error: unknown): string {
  return String(readChannelFailure(error).status ?? failureType(error));
}
