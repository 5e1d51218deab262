import type { Clock, Instant } from '../../services/platform/clock.ts';

/** The mailbox that the sandbox's bot sends from. */
export const SANDBOX_MAILBOX = 'passcode-desk@contoso.example';

/** A message that somebody sent. */
export interface SentMail {
  /** Its place among those that were sent, from 1. */
  readonly id: number;
  readonly at: Instant;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly html: string;
}

/** What left the sandbox's mailbox, if it were one: nothing leaves this computer. */
export interface Outbox {
  add(mail: Omit<SentMail, 'id' | 'at'>): void;
  /** Oldest first. */
  list(): readonly SentMail[];
  clear(): void;
}

/** More than anybody reads; a long run must not fill the memory. */
const KEPT_MAILS = 1000;

/** Makes an empty one, which forgets the oldest messages. */
export function createOutbox(clock: Clock): Outbox {
  let mails: readonly SentMail[] = [];
  let count = 0;
  return {
    add(mail) {
      count += 1;
      mails = [...mails.slice(1 - KEPT_MAILS), { ...mail, id: count, at: clock.now() }];
    },
    list: () => mails,
    clear() {
      mails = [];
    },
  };
}
