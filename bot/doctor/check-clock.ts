import { doctorWords } from '../../locales/doctor.ts';
import { SECOND_MS } from '../../services/platform/clock.ts';
import { judge, type Verdict } from './check.ts';
import type { WebAnswer } from './web.ts';

/**
 * Whether our clock and the one that writes `auth_time` agree. Pure.
 *
 * @param skewSeconds How far apart they may be, as the settings say; a second more, as nobody tells parts of one.
 */
export function judgeClock({ aheadMs }: Pick<WebAnswer, 'aheadMs'>, skewSeconds: number): Verdict {
  if (aheadMs === undefined) return judge([doctorWords.clock.untold]);
  const most = skewSeconds + 1;
  const seconds = Math.round(Math.abs(aheadMs) / SECOND_MS);
  return judge(seconds > most ? [doctorWords.clock.off(seconds, most)] : []);
}
