/** A failed reset as a helper sees it: what Intune said, as the end of a line, and what to try next. */
export interface FailureAdvice {
  readonly said: string;
  readonly next: readonly string[];
}
