/** What the user is told of their case, apart from a helper's words. Each has its own card or sentence. */
export type CaseNews =
  | 'claimed'
  | 'released'
  /** With summary and rating. */
  | 'resolved'
  /** Ended by the user. */
  | 'closed'
  | 'reset-offered'
  | 'approved'
  | 'denied'
  | 'out-of-hours'
  /** Nobody at the helpdesk can see it for now: the contact card is what helps. */
  | 'no-channel'
  /** Nobody will ever see it: it ended in the contact card. */
  | 'no-helpdesk';
