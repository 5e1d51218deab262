import { IoError } from './errors.ts';

/** Why the product does not start: names the setting and what is wrong with what it leads to, never its value. */
export class StartError<Code extends string = string> extends IoError {
  constructor(code: Code, setting: string, problem: string) {
    super(code, { retryable: false });
    this.message = `${setting} ${problem} (${code})`;
  }
}
