import type { NoticeRef } from '../notices/notice-ref.ts';
import type { Instant } from '../platform/clock.ts';
import type { Origin } from '../platform/telemetry-origin.ts';

/** What the people in charge are told at once: resets were paused by the anomaly brake; a policy file is no policy. */
export const ALERTS = ['too-many-resets', 'policy-rejected'] as const;
export type Alert = (typeof ALERTS)[number];

/** Work that outlives a turn. A job says which record to look at, never what is true of it. */
export type Job =
  /** Take the reset's next step: send, ask Intune, or deliver the outcome. */
  | { readonly kind: 'reset'; readonly resetId: string }
  /** Take the case's next step: pass something on, remind, or close it. */
  | { readonly kind: 'case'; readonly caseId: string }
  /** Send an event to the webhook. */
  | { readonly kind: 'webhook'; readonly deliveryId: string }
  /** Send a notice by e-mail. */
  | { readonly kind: 'mail'; readonly notice: NoticeRef }
  /** Bring the audit's new entries to its webhook. */
  | { readonly kind: 'audit-forward'; readonly tenantId: string }
  /** Tell the helpdesk's channel of something that concerns all resets. */
  | { readonly kind: 'alert'; readonly alert: Alert; readonly at: Instant }
  /** End a card whose time is over, where it is still open. */
  | { readonly kind: 'prompt-timeout'; readonly conversationId: string; readonly promptId: string };

/** Does a job. May be called more than once for the same job; throws where it should be tried again. */
export type JobHandler = (job: Job) => Promise<void>;

/** What a queue knows of a job that it hands over. */
export interface Handover {
  /** When it was to be done. */
  readonly at: Instant;
  /** 1 for the first time. */
  readonly attempt: number;
  /** Whether it is given up where it fails now. */
  readonly isLast: boolean;
  /** What was sent along with it; of a job that was asked for twice and is one, the first time. */
  readonly origin: Origin;
}

/** A queue of delayed jobs: at least once, in any order, over all instances. */
export interface JobQueue {
  /**
   * Asks for a job at a time (at once where that is past). Asked for twice, a job for the same time to come is one.
   * Resolves when the queue holds it.
   *
   * @param origin Goes along, and is no part of the job.
   */
  schedule(job: Job, at: Instant, origin?: Origin): Promise<void>;

  /** Starts to work. Called once, by the composition root. */
  start(handler: (job: Job, handover: Handover) => Promise<void>): Promise<void>;

  /** Stops taking jobs and waits for those in hand. */
  close(): Promise<void>;
}
