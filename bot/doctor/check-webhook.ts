import { doctorWords } from '../../locales/doctor.ts';
import { judge, skip, type Verdict } from './check.ts';
import type { Web } from './web.ts';

const words = doctorWords.webhook;
/** An address for POST alone says these to HEAD, and is there. */
const THERE_ALL_THE_SAME: readonly number[] = [400, 401, 403, 405, 411, 415, 422, 426];

/** Whether somebody is there to take events. Nothing is sent: a system that mirrors cases would mirror it. */
export async function checkWebhook(web: Web, setting: string, url: string | undefined): Promise<Verdict> {
  if (url === undefined) return skip(doctorWords.skipped.noWebhook);
  const answer = await web(url, 'HEAD');
  if (!answer.ok) return judge([words.unreachable(setting, answer.error)]);
  const { status } = answer.value;
  const isThere = (status >= 200 && status < 300) || THERE_ALL_THE_SAME.includes(status);
  return judge(isThere ? [] : [words.notThere(setting, status)]);
}
