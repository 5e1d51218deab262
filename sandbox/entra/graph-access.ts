import { createRemoteJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';
import { err, ok, type Result } from '../../services/platform/result.ts';
import { GRAPH_AUDIENCE } from './apis.ts';
import type { Entra } from './entra.ts';

/** A minute before a token ends, a new one is fetched. */
const RENEW_BEFORE_END_MS = 60_000;

const TokenAnswer = z.object({ access_token: z.string(), expires_in: z.number() });
const Roles = z.array(z.string()).default([]);

/** A bearer token and when it ends. */
export interface GraphToken {
  readonly token: string;
  readonly expiresOnTimestamp: number;
}

/** Structurally a `TokenCredential` of `@azure/identity`, which itself refuses authorities without TLS. */
export interface GraphCredential {
  getToken(): Promise<GraphToken>;
}

/** The bot's credential for the simulated Graph: client credentials against the sandbox's Entra. */
export function createGraphCredential(entra: Pick<Entra, 'app' | 'tokenUrl' | 'clock'>): GraphCredential {
  let current: GraphToken | undefined;
  return {
    async getToken() {
      if (current && current.expiresOnTimestamp - RENEW_BEFORE_END_MS > entra.clock.now()) return current;
      current = await requestGraphToken(entra);
      return current;
    },
  };
}

async function requestGraphToken({
  app,
  tokenUrl,
  clock,
}: Pick<Entra, 'app' | 'tokenUrl' | 'clock'>): Promise<GraphToken> {
  const response = await fetch(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: app.clientId,
      client_secret: app.clientSecret,
      scope: `${GRAPH_AUDIENCE}/.default`,
    }),
  });
  if (!response.ok)
    throw new Error(`Sandbox Entra answered ${response.status} to a client-credentials request`);
  const answer = TokenAnswer.parse(await response.json());
  return { token: answer.access_token, expiresOnTimestamp: clock.now() + answer.expires_in * 1000 };
}

/** Who calls the simulated Graph, and with which application permissions. */
export interface GraphCaller {
  readonly appId: string;
  readonly roles: readonly string[];
}

/** Reads an `Authorization` header. */
export type GraphTokenCheck = (
  authorization: string | undefined,
) => Promise<Result<GraphCaller, 'no-token' | 'bad-token'>>;

/** How the simulated Graph finds out whether a request carries a token of this Entra for Graph. */
export function createGraphTokenCheck(entra: Pick<Entra, 'issuer' | 'jwksUrl' | 'clock'>): GraphTokenCheck {
  const keys = createRemoteJWKSet(new URL(entra.jwksUrl));
  const expected = { issuer: entra.issuer, audience: GRAPH_AUDIENCE, algorithms: ['RS256'] };
  return async (authorization) => {
    const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
    if (!token) return err('no-token');
    try {
      const { payload } = await jwtVerify(token, keys, {
        ...expected,
        currentDate: new Date(entra.clock.now()),
      });
      return ok({ appId: String(payload['azp']), roles: Roles.parse(payload['roles']) });
    } catch {
      return err('bad-token');
    }
  };
}
