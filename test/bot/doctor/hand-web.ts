import type { Web, WebAnswer } from '../../../bot/doctor/web.ts';
import { err, ok } from '../../../services/platform/result.ts';

/** A web of which a test says what its addresses answer; nobody is at any other. */
export function createHandWeb(answers: Readonly<Record<string, Partial<WebAnswer>>>): Web {
  return (url) => {
    const answer = answers[url];
    if (answer === undefined) return Promise.resolve(err('ENOTFOUND'));
    return Promise.resolve(
      ok({ status: 200, location: undefined, json: undefined, aheadMs: undefined, ...answer }),
    );
  };
}
