import type { TokenCredential } from '@azure/identity';
import { createAppCredential } from '../../services/identity/app-credential.ts';
import type { Clock } from '../../services/platform/clock.ts';
import type { Logger } from '../../services/platform/logger.ts';
import { connectRedis, type RedisConnection } from '../../services/platform/redis.ts';
import { DEFAULT_POLICY, type Policy } from '../../services/policy/policy.ts';
import { readAppIdentity } from '../app-identity.ts';
import type { Config } from '../config.ts';
import { readRedisSettings } from '../redis-config.ts';
import { readPolicy } from './check-policy.ts';
import { createWeb, type Web } from './web.ts';

/** What checks stand on. Everything is opened when it is first asked for, and once. */
export interface DoctorStage {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly web: Web;
  readonly credential: () => Promise<TokenCredential>;
  readonly redis: () => Promise<RedisConnection>;
  /** The default rules where the file is none: its own check says so. */
  readonly policy: () => Promise<Policy>;
  readonly close: () => Promise<void>;
}

/** Says nothing: what goes wrong is in the report. */
const mute: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Opens nothing yet. */
export function setStage(config: Config, clock: Clock): DoctorStage {
  const open: RedisConnection[] = [];
  return {
    ...{ config, clock, log: mute, web: createWeb(clock) },
    credential: lazily(async () => createAppCredential(await readAppIdentity(config), config.ENTRA_URL)),
    redis: lazily(async () => {
      const redis = await connectRedis(await readRedisSettings(config), mute);
      open.push(redis);
      return redis;
    }),
    policy: lazily(async () => {
      const policy = await readPolicy(config.POLICY_FILE);
      return policy.ok ? policy.value : DEFAULT_POLICY;
    }),
    async close() {
      for (const redis of open) await redis.close();
    },
  };
}

/** Makes something when it is first asked for; who asks again gets the same, failures included. */
export function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
