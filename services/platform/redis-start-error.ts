import { StartError } from './start-error.ts';

/** The product does not start because of its Redis. */
export class RedisStartError extends StartError<RedisStartProblem> {}

/** Why the product does not start on this Redis. */
export type RedisStartProblem =
  | 'redis.bad-url'
  | 'redis.bad-ca'
  | 'redis.unreachable'
  | 'redis.untrusted'
  | 'redis.wrong-password'
  | 'redis.unknown-primary'
  | 'redis.wrong-topology'
  | 'redis.replica'
  | 'redis.too-old';
