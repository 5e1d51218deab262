import type { Ownership } from '../devices/device.ts';
import type { Instant } from '../platform/clock.ts';

/** Why the organisation's rules do not let a reset go on. Each has its own words, and the helpdesk as the way on. */
export type PolicyRefusal =
  /** All resets are paused: by an operator with words for the users, or by the anomaly brake. */
  | { readonly reason: 'paused'; readonly by: 'operator' | 'brake'; readonly note: string }
  /** After "this wasn't me", until a person lifts it. */
  | { readonly reason: 'blocked' }
  | { readonly reason: 'platform-not-allowed' }
  | { readonly reason: 'ownership-not-allowed'; readonly ownership: Ownership }
  | { readonly reason: 'enrolled-too-recently'; readonly days: number; readonly allowedAt: Instant }
  /** Intune does not say when it was enrolled, and a rule asks for it. */
  | { readonly reason: 'enrolment-unknown'; readonly days: number }
  /** Not in a group that is allowed, or in one that is blocked. */
  | { readonly reason: 'group-not-allowed' }
  /** The user's authentication methods changed a short while ago. */
  | { readonly reason: 'methods-changed'; readonly allowedAt: Instant }
  | { readonly reason: 'outside-hours'; readonly opensAt: Instant }
  /** So many within so many hours, counted back from any moment. */
  | { readonly reason: 'user-limit'; readonly limit: number; readonly hours: number }
  | { readonly reason: 'device-limit'; readonly limit: number; readonly hours: number }
  /** The tenant's resets of the window are used up. */
  | { readonly reason: 'tenant-limit' }
  /** A person at the helpdesk has to approve first. */
  | { readonly reason: 'approval-needed' };
