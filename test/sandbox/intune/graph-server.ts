import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';

import express from 'express';

import { createIntune, type Intune, type IntuneOptions } from '../../../sandbox/intune/index.ts';
import type { DeviceDraft } from '../../../sandbox/intune/device-draft.ts';
import { ALEX } from '../../../sandbox/people.ts';

/** The token that the server takes. */
export const GOOD_TOKEN = 'Bearer good';

/** A simulated Graph that listens, and a way to ask it. */
export interface GraphServer {
  readonly intune: Intune;
  /** Such as `http://127.0.0.1:40123/graph`. */
  readonly root: string;
  readonly get: (path: string) => Promise<GraphAnswer>;
  readonly post: (path: string, body?: unknown) => Promise<GraphAnswer>;
  readonly close: () => Promise<void>;
}

/** An answer as the specs look at it. */
export interface GraphAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or undefined where there is none. */
  readonly body: unknown;
}

/** Starts a simulated Graph on a free port of the loopback interface. */
export async function startGraph(options: Partial<IntuneOptions> = {}): Promise<GraphServer> {
  const intune = createIntune({
    acceptToken: (authorization) => authorization === GOOD_TOKEN,
    stepDelayMs: 0,
    ...options,
  });
  const server = createServer(express().use('/graph', intune.router));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const root = `http://127.0.0.1:${portOf(server.address())}/graph`;
  return {
    intune,
    root,
    get: (path) => ask(root, 'GET', path),
    post: (path, body) => ask(root, 'POST', path, body),
    close: async () => {
      intune.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function ask(root: string, method: string, path: string, body?: unknown): Promise<GraphAnswer> {
  const response = await fetch(path.startsWith('http') ? path : `${root}${path}`, {
    method,
    headers: { authorization: GOOD_TOKEN, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, headers: response.headers, body: parsed };
}

/** The port of a listening server. */
export function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('Not listening on a port');
  return address.port;
}

/** A resettable phone of Alex's, apart from what a spec says. */
export function draftPhone(draft: Partial<DeviceDraft> = {}): DeviceDraft {
  return {
    id: 'phone',
    owner: ALEX,
    name: 'Galaxy S24',
    manufacturer: 'samsung',
    model: 'Galaxy S24',
    operatingSystem: 'Android',
    osVersion: '15',
    deviceType: 'androidEnterprise',
    enrollmentType: 'androidEnterpriseFullyManaged',
    reset: 'alphanumeric',
    ...draft,
  };
}

/** Waits until something is true, looking again at every turn of the event loop. */
export async function until(isTrue: () => boolean): Promise<void> {
  const end = Date.now() + 2000;
  while (!isTrue()) {
    if (Date.now() > end) throw new Error('It did not become true in time');
    await new Promise((next) => setTimeout(next, 1));
  }
}
