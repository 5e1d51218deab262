import { IoError } from './errors.ts';

/** Names the setting and what is wrong with it, never its value. */
export class RedisStartError extends IoError {
  constructor(code: RedisStartProblem, setting: string, problem: string) {
    super(code, { retryable: false });
    this.message = `${setting} ${problem} (${code})`;
  }
}

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
