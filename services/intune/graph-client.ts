import { Client, type GraphRequest } from '@microsoft/microsoft-graph-client';

import { SECOND_MS, systemClock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Result } from '../platform/result.ts';
import { readBatch, toBatch } from './graph-batch.ts';
import { GraphError } from './graph-error.ts';
import { exchange, type AccessToken } from './graph-exchange.ts';
import { locate } from './graph-location.ts';
import type { PauseListener } from './graph-pause.ts';
import { createTransport } from './graph-transport.ts';
import type { Graph } from './graph.ts';
import type { CallKind } from './map-graph-error.ts';

/** Shorter than the 15 s after which Teams sends an activity again, with room for an answer. */
const DEFAULT_TIMEOUT_MS = 10 * SECOND_MS;

/** Where Graph is and how to talk to it. */
export interface GraphSettings {
  /** Without the version: `https://graph.microsoft.com/`, a national cloud's, or the sandbox's. */
  readonly baseUrl: string;
  /** Gives an application token for Graph, and keeps it until it expires. */
  readonly accessToken: AccessToken;
  /** For one attempt, its body included. 10 s where absent. */
  readonly timeoutMs?: number;
  /** Hears of every answer, also inside a batch, with which Graph asks for a pause. */
  readonly onPauseAsked?: PauseListener;
  readonly log: Logger;
}

/** Microsoft Graph through its client library, with our own rules for tokens, time-outs and errors. */
export function createGraph(settings: GraphSettings): Graph {
  const base = new URL(settings.baseUrl.replace(/\/*$/, '/'));
  const { timeoutMs = DEFAULT_TIMEOUT_MS, onPauseAsked = () => Promise.resolve() } = settings;
  const middleware = createTransport({ base, timeoutMs, onPauseAsked });
  const client = Client.initWithMiddleware({ baseUrl: base.href, middleware });

  async function call(kind: CallKind, path: string, request: GraphRequest, body?: object): Promise<unknown> {
    try {
      return await exchange(kind, request, settings.accessToken, body);
    } catch (failure) {
      if (failure instanceof GraphError) note(settings.log, kind, path, failure);
      throw failure;
    }
  }

  return {
    get: (version, path, query = {}) =>
      call('read', path, client.api(path).version(version).query(encoded(query))),
    getMany: async (reads) => {
      const request = client.api('$batch').version('v1.0');
      const answer = await call('read', '$batch', request, toBatch(reads));
      const { results, pauseMs } = readBatch(answer, reads.length, systemClock.now());
      if (pauseMs > 0) await onPauseAsked(pauseMs);
      for (const [place, { path }] of reads.entries()) noteResult(settings.log, path, results[place]);
      return results;
    },
    follow: async (nextLink) => {
      const { version, path, query } = locate(base, nextLink);
      return call(
        'read',
        path,
        client
          .api(path)
          .version(version)
          .query({ ...query }),
      );
    },
    post: async (path, body) => {
      await call('action', path, client.api(path).version('v1.0'), body);
    },
  };
}

/** The library puts query values into the URL as they are. */
function encoded(query: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, encodeURIComponent(value)]));
}

function noteResult(log: Logger, path: string, result: Result<unknown, GraphError> | undefined): void {
  if (result?.ok === false) note(log, 'read', path, result.error);
}

/** Tells the operator; a missing permission is theirs to grant, a missing device is nobody's fault. */
function note(log: Logger, kind: CallKind, path: string, err: GraphError): void {
  const facts = { kind, path, err };
  if (err.code === 'graph.not-found') log.debug(facts, 'Graph knows no such thing');
  else if (err.code === 'graph.unauthorized' || err.code === 'graph.forbidden')
    log.error(facts, 'Graph refuses the bot: check its permissions and credential');
  else log.warn(facts, 'Graph call failed');
}
