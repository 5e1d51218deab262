import { type Advice, doctorWords } from '../../locales/doctor.ts';
import { StartError } from '../../services/platform/start-error.ts';
import { judge, type Verdict } from './check.ts';

const words = doctorWords.credentials;

/** Whether Entra takes the bot for who the settings say it is. */
export async function checkCredentials(getToken: () => Promise<unknown>): Promise<Verdict> {
  try {
    return judge((await getToken()) === null ? [words.unreachable] : []);
  } catch (error) {
    return judge([explain(error)]);
  }
}

/** Entra's refusals carry an AADSTS number in their message and nowhere else. */
function explain(error: unknown): Advice {
  if (error instanceof StartError) return words.unreadable(error.message);
  const code = error instanceof Error ? /AADSTS\d+/.exec(error.message)?.[0] : undefined;
  return code === undefined ? words.unreachable : words.refused(code);
}
