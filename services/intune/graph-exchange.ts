import { GraphClientError, ResponseType, type GraphRequest } from '@microsoft/microsoft-graph-client';

import { systemClock } from '../platform/clock.ts';
import { GraphError } from './graph-error.ts';
import { parseJson, readGraphFault } from './graph-fault.ts';
import { mapNetworkFailure, mapStatus, type CallKind } from './map-graph-error.ts';

/** Gives an application token for Graph. */
export type AccessToken = () => Promise<string>;

/**
 * Makes one call and reads its answer.
 *
 * @param body What an action is to do; with a read, what does not fit into an address, and makes it a POST.
 * @returns The parsed answer of a read, nothing for an action.
 * @throws GraphError whatever goes wrong on the way.
 */
export async function exchange(
  kind: CallKind,
  request: GraphRequest,
  token: AccessToken,
  body?: object,
): Promise<unknown> {
  // Raw, because the library's own reading quotes broken JSON, so perhaps a passcode, in its errors.
  request.responseType(ResponseType.RAW).header('Authorization', `Bearer ${await obtain(token)}`);
  const answer = await deliver(kind, request, body);
  if (!answer.ok) throw mapStatus(kind, answer, readGraphFault(await readRest(answer)), systemClock.now());
  if (kind === 'read') return readJson(answer);
  // An action's success is its status; a cut body must not turn it into a failure.
  await readRest(answer);
  return undefined;
}

async function obtain(token: AccessToken): Promise<string> {
  try {
    return await token();
  } catch (cause) {
    // Without a token nothing leaves, not even a POST.
    throw cause instanceof GraphError ? cause : new GraphError('graph.not-sent', { retryable: true, cause });
  }
}

async function deliver(kind: CallKind, request: GraphRequest, body: object | undefined): Promise<Response> {
  const isGet = kind === 'read' && body === undefined;
  try {
    const answer: unknown = await (isGet ? request.get() : request.post(body));
    if (answer instanceof Response) return answer;
  } catch (failure) {
    throw unwrap(kind, failure);
  }
  throw new TypeError('The Graph client gave no raw response');
}

/** The transport knows what failed, but not what the call was for. */
function unwrap(kind: CallKind, failure: unknown): unknown {
  if (!(failure instanceof GraphClientError) || failure.customError === undefined) return failure;
  const carried: unknown = failure.customError;
  return carried instanceof GraphError ? carried : mapNetworkFailure(kind, carried);
}

async function readJson(answer: Response): Promise<unknown> {
  const text = await answer.text().catch((failure: unknown) => {
    throw mapNetworkFailure('read', failure);
  });
  const value = parseJson(text);
  if (value !== undefined) return value;
  throw new GraphError('graph.unexpected-response', { retryable: false, status: answer.status });
}

/** The body of an answer whose status says enough: whatever of it arrives. */
function readRest(answer: Response): Promise<string> {
  return answer.text().catch(() => '');
}
