/** Somebody says that they did not ask for what a notice tells them. */
export interface NotMeReport {
  readonly tenantId: string;
  /** Entra object id from the authenticated activity, lower case. */
  readonly userId: string;
  /** Untrusted text, for the case only. */
  readonly userName: string;
  readonly conversationId: string;
  readonly language: string;
  /** The reset that the notice was about, where it names one; believed only where it is the user's own. */
  readonly resetId?: string;
  readonly correlationId: string;
}

/** What was done about it. */
export interface NotMeOutcome {
  /** Resets that were stopped before anything was sent. */
  readonly canceled: number;
  /** Resets that are with Intune already and cannot be stopped. */
  readonly tooLate: number;
  /** Whether a lock was sent to the devices concerned (policy). */
  readonly locked: boolean;
  /** Human number of the urgent case, such as `HD-1042`; `undefined` where there is no helpdesk channel. */
  readonly caseNumber: string | undefined;
}

/** Stops what can be stopped when a person says "this wasn't me". */
export interface NotMe {
  /**
   * Blocks the user's resets first of all, then cancels what is not sent, opens an urgent case, and locks the device
   * where the policy says so. Saying it again changes nothing more, and locks nothing again that was
   * locked; said twice at the same moment, a device may be locked twice.
   *
   * @throws IoError where not even the block could be stored.
   */
  report(report: NotMeReport): Promise<NotMeOutcome>;
}
