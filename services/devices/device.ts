import type { Instant } from '../platform/clock.ts';

/** Who owns a managed device, as Intune's `managedDeviceOwnerType` says. */
export type Ownership = 'company' | 'personal' | 'unknown';

/** An Intune managed device, with the fields that the rules and the cards need. */
export interface Device {
  /** Intune's managed device id. */
  readonly id: string;
  /** Entra object id of the primary user, lower case; empty where the device has none. */
  readonly userId: string;
  /** Chosen by people: untrusted text. */
  readonly name: string;
  readonly manufacturer: string | undefined;
  readonly model: string | undefined;
  readonly operatingSystem: string;
  readonly osVersion: string;
  /** Graph beta `deviceType`, such as `iPhone` or `androidForWork`; `unknown` where absent. */
  readonly deviceType: string;
  /** Graph beta `deviceEnrollmentType`; `unknown` where absent. */
  readonly enrollmentType: string;
  readonly managementAgent: string;
  readonly managementState: string;
  readonly ownership: Ownership;
  readonly isSupervised: boolean;
  readonly enrolledAt: Instant | undefined;
  /** When Intune last heard of the device (`lastSyncDateTime`). */
  readonly lastContactAt: Instant | undefined;
}
