import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { RedisAddress, RedisSettings, RedisTopology } from '../services/platform/redis-settings.ts';
import { RedisStartError } from '../services/platform/redis-start-error.ts';
import { Secret } from '../services/platform/secret.ts';

const Addresses = z.string().transform((text, context): readonly RedisAddress[] => {
  const parts = text.split(',').map((part) => part.trim());
  const addresses = parts.filter(Boolean).flatMap(readAddress);
  if (addresses.length > 0 && addresses.length === parts.filter(Boolean).length) return addresses;
  context.addIssue({ code: 'custom', message: 'must be a list of host:port, separated by commas' });
  return z.NEVER;
});

function readAddress(text: string): RedisAddress[] {
  const url = URL.parse(`redis://${text}`);
  if (url === null || url.port === '' || url.hostname === '' || url.host !== text.toLowerCase()) return [];
  return [{ host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(url.port) }];
}

/** The settings that lead to Redis. */
export const RedisShape = {
  /** `redis://` or `rediss://`, with the credentials. With Sentinel or Cluster its host is not used. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).transform((url) => new Secret(url)),
  /** Path of the private certificate authority that vouches for a `rediss://` server, as PEM. */
  REDIS_TLS_CA_FILE: z.string().optional(),
  /** The Sentinels that know the primary: `host:port`, separated by commas. */
  REDIS_SENTINELS: Addresses.optional(),
  /** The name under which they watch it. */
  REDIS_SENTINEL_NAME: z.string().optional(),
  /** The Sentinels' own password, where they have one. */
  REDIS_SENTINEL_PASSWORD: z
    .string()
    .transform((text) => new Secret(text))
    .optional(),
  /** Some nodes of a Redis Cluster: `host:port`, separated by commas. */
  REDIS_CLUSTER_NODES: Addresses.optional(),
  /** Put before every key, so that several bots can share a Redis. Braces would put all keys into one hash slot. */
  REDIS_KEY_PREFIX: z
    .string()
    .regex(/^[^{}]*$/, 'must not contain { or }')
    .default('passcode-desk'),
};

/** The checked settings that lead to Redis. */
export type RedisConfig = Readonly<z.infer<z.ZodObject<typeof RedisShape>>>;

type Given = Readonly<Record<string, unknown>>;

/** What cannot be told from one setting alone: its name, what is wrong, and when. */
const CONTRADICTIONS: readonly (readonly [
  setting: string,
  problem: string,
  isSo: (given: Given) => boolean,
])[] = [
  [
    'REDIS_CLUSTER_NODES',
    'cannot be used together with REDIS_SENTINELS',
    (given) => has(given, 'REDIS_CLUSTER_NODES') && has(given, 'REDIS_SENTINELS'),
  ],
  [
    'REDIS_SENTINEL_NAME',
    'is missing (required with REDIS_SENTINELS)',
    (given) => has(given, 'REDIS_SENTINELS') && !has(given, 'REDIS_SENTINEL_NAME'),
  ],
  [
    'REDIS_SENTINEL_NAME',
    'is of no use without REDIS_SENTINELS',
    (given) => has(given, 'REDIS_SENTINEL_NAME') && !has(given, 'REDIS_SENTINELS'),
  ],
  [
    'REDIS_SENTINEL_PASSWORD',
    'is of no use without REDIS_SENTINELS',
    (given) => has(given, 'REDIS_SENTINEL_PASSWORD') && !has(given, 'REDIS_SENTINELS'),
  ],
  [
    'REDIS_TLS_CA_FILE',
    'is of no use without a rediss:// REDIS_URL',
    (given) => has(given, 'REDIS_TLS_CA_FILE') && urlOf(given)?.protocol === 'redis:',
  ],
  [
    'REDIS_URL',
    'must not name a database together with REDIS_CLUSTER_NODES: a cluster has one',
    (given) => has(given, 'REDIS_CLUSTER_NODES') && /^\/0*[1-9]/.test(urlOf(given)?.pathname ?? ''),
  ],
];

/** Settings that do not go together. `given` is what was given, not what was read: all problems are named at once. */
export function findRedisContradictions(given: Given): { setting: string; problem: string }[] {
  return CONTRADICTIONS.filter(([, , isSo]) => isSo(given)).map(([setting, problem]) => ({
    setting,
    problem,
  }));
}

function has(given: Given, setting: string): boolean {
  return given[setting] !== undefined;
}

function urlOf(given: Given): URL | null {
  return URL.parse(String(given['REDIS_URL']));
}

/** @throws RedisStartError where the authority's file cannot be read or holds no certificate. */
export async function readRedisSettings(config: RedisConfig): Promise<RedisSettings> {
  const topology = topologyOf(config);
  const path = config.REDIS_TLS_CA_FILE;
  return {
    url: config.REDIS_URL.expose(),
    prefix: config.REDIS_KEY_PREFIX,
    ...(topology === undefined ? {} : { topology }),
    ...(path === undefined ? {} : { tlsCa: await readAuthority(path) }),
  };
}

function topologyOf(config: RedisConfig): RedisTopology | undefined {
  const { REDIS_CLUSTER_NODES: nodes, REDIS_SENTINELS: sentinels, REDIS_SENTINEL_NAME: name } = config;
  if (nodes !== undefined) return { kind: 'cluster', nodes };
  if (sentinels === undefined || name === undefined) return undefined;
  const password = config.REDIS_SENTINEL_PASSWORD?.expose();
  return { kind: 'sentinel', sentinels, name, ...(password === undefined ? {} : { password }) };
}

async function readAuthority(path: string): Promise<string> {
  const pem = await readFile(path, 'utf8').catch(() => {
    throw new RedisStartError('redis.bad-ca', 'REDIS_TLS_CA_FILE', 'leads to a file that cannot be read');
  });
  try {
    new X509Certificate(pem);
    return pem;
  } catch {
    throw new RedisStartError('redis.bad-ca', 'REDIS_TLS_CA_FILE', 'leads to a file without a certificate');
  }
}
