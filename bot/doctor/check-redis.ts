import { doctorWords } from '../../locales/doctor.ts';
import { type RedisHealth, SAFE_WHEN_FULL } from '../../services/platform/redis-health.ts';
import { judge, skip, type Verdict } from './check.ts';

const words = doctorWords.redis;

/** Whether every server keeps what it has. Pure. */
export function judgeKeeping(servers: readonly RedisHealth[]): Verdict {
  const kinds = servers.map(({ keeping }) => keeping);
  if (kinds.includes('append-failing')) return judge([words.cannotAppend]);
  if (kinds.includes('nothing')) return judge([words.keepsNothing]);
  return kinds.includes('unknown') ? skip(doctorWords.skipped.redisSilent) : judge([]);
}

/** Whether no server takes records away by itself. Pure. */
export function judgeEviction(servers: readonly RedisHealth[]): Verdict {
  const unsafe = servers.map(({ whenFull }) => whenFull).filter((policy) => policy !== SAFE_WHEN_FULL);
  const [policy] = unsafe.filter((each) => each !== 'unknown');
  if (policy !== undefined) return judge([words.evicts(policy)]);
  return unsafe.length > 0 ? skip(doctorWords.skipped.redisSilent) : judge([]);
}
