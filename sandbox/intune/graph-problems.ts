import { randomUUID } from 'node:crypto';

import type { GraphResponse } from './graph-exchange.ts';

const NO_OPERATION = '00000000-0000-0000-0000-000000000000';

/** Codes that Graph's own front door gives, by status. Intune's errors have shapes of their own. */
const FRONT_DOOR_CODES: Readonly<Record<number, string>> = {
  429: 'TooManyRequests',
  500: 'InternalServerError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};

/** An error in Graph's shape. */
export function problem(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): GraphResponse {
  const id = randomUUID();
  const innerError = { date: new Date().toISOString(), 'request-id': id, 'client-request-id': id };
  return {
    status,
    headers: { 'request-id': id, ...headers },
    body: { error: { code, message, innerError } },
  };
}

/** No token, or one that Graph does not take. */
export function unauthenticated(): GraphResponse {
  const headers = { 'www-authenticate': 'Bearer realm="", error="invalid_token"' };
  return problem(401, 'InvalidAuthenticationToken', 'Access token is empty or not valid.', headers);
}

/** Over the limit, with the time to wait. */
export function throttled(retryAfterSeconds: number | undefined): GraphResponse {
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return problem(429, 'TooManyRequests', 'Too Many Requests', headers);
}

/** A request that Graph does not understand. */
export function badRequest(message: string): GraphResponse {
  return problem(400, 'BadRequest', message);
}

/** Intune refuses what was asked: its real words are a JSON string inside `message`. */
export function refusedByIntune(): GraphResponse {
  return problem(400, 'BadRequest', describeForIntune('An error has occurred'));
}

/** Intune does not know the device. */
export function deviceNotFound(id: string): GraphResponse {
  return problem(404, 'ResourceNotFound', describeForIntune(`Device ${id} not found`));
}

/** Entra does not know the user. */
export function userNotFound(id: string): GraphResponse {
  const message = `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`;
  return problem(404, 'Request_ResourceNotFound', message);
}

/** The body that goes with a status somebody asked for: what Graph or Intune sends for it in earnest. */
export function problemFor(status: number, retryAfterSeconds: number | undefined): GraphResponse {
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  if (status === 401 || status === 403) return { ...notPermitted(status), headers };
  const code = FRONT_DOOR_CODES[status];
  if (code !== undefined) return problem(status, code, 'Simulated by a fault of the sandbox.', headers);
  return problem(
    status,
    status === 404 ? 'ResourceNotFound' : 'BadRequest',
    describeForIntune('Fault'),
    headers,
  );
}

/** A missing permission: `UnknownError` outside, the real code in a JSON string inside. */
function notPermitted(status: 401 | 403): GraphResponse {
  const reason = {
    ErrorCode: status === 403 ? 'Forbidden' : 'Unauthorized',
    Message: describeForIntune('Application is not authorized to perform this operation'),
    Target: null,
    Details: null,
    InnerError: null,
    InstanceAnnotations: [],
    TypeAnnotation: null,
  };
  return problem(status, 'UnknownError', JSON.stringify(reason));
}

/** Intune's way of putting an error: JSON in a string. */
function describeForIntune(message: string): string {
  const tail = `Operation ID (for customer support): ${NO_OPERATION} - Activity ID: ${randomUUID()}`;
  const error = {
    _version: 3,
    Message: `${message} - ${tail}`,
    CustomApiErrorPhrase: '',
    RetryAfter: null,
    ErrorSourceService: '',
    HttpHeaders: '{}',
  };
  return JSON.stringify(error, null, 2).replaceAll('\n', '\r\n');
}
