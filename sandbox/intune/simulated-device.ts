import type { ManagedDevice } from './managed-device.ts';

/** What a reset does: Intune refuses it (400), the passcode goes away, or a temporary one replaces it. */
export type ResetAbility = 'refused' | 'removes' | 'numeric' | 'alphanumeric';

/** What the device answers to the next reset. `never`: it takes the command and is not heard of again. */
export const NEXT_OUTCOMES = ['done', 'failed', 'notSupported', 'never'] as const;

/** One of {@link NEXT_OUTCOMES}. */
export type NextOutcome = (typeof NEXT_OUTCOMES)[number];

/**
 * The lock screen. `forgotten`: no passcode opens it. `temporary`: the passcode of the last reset does.
 * `none`: a swipe does.
 */
export type Lock =
  | { readonly guard: 'forgotten' | 'none'; readonly isOpen: boolean }
  | { readonly guard: 'temporary'; readonly passcode: string; readonly isOpen: boolean };

/** A phone, tablet or computer of the sandbox, together with what Intune knows of it. */
export interface SimulatedDevice {
  readonly managed: ManagedDevice;
  /** What it is, for the visitor of the devices page. */
  readonly kind: string;
  readonly reset: ResetAbility;
  /** `work-profile`: only the lock of the work profile changes, the phone's own stays. */
  readonly reach: 'device' | 'work-profile';
  readonly online: boolean;
  readonly nextOutcome: NextOutcome;
  readonly lock: Lock;
}
