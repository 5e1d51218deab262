/** What a device answers to a passcode reset. Graph's `deviceActionResult` states that are seen in practice. */
export type ActionState = 'pending' | 'active' | 'done' | 'failed' | 'notSupported';

/** A passcode reset as Intune remembers it (`#microsoft.graph.resetPasscodeActionResult`). */
export interface ResetAction {
  readonly '@odata.type': '#microsoft.graph.resetPasscodeActionResult';
  readonly actionName: string;
  readonly actionState: ActionState;
  readonly startDateTime: string;
  readonly lastUpdatedDateTime: string;
  readonly passcode: string | null;
  /** Zero unless failed. */
  readonly errorCode: number;
}

/** A managed device as Graph beta shows it. v1.0 shows less: see `managed-device-view.ts`. */
export interface ManagedDevice {
  readonly id: string;
  readonly userId: string;
  readonly deviceName: string;
  readonly userPrincipalName: string;
  readonly userDisplayName: string;
  readonly emailAddress: string;
  readonly managedDeviceOwnerType: 'unknown' | 'company' | 'personal';
  readonly enrolledDateTime: string;
  readonly lastSyncDateTime: string;
  readonly operatingSystem: string;
  readonly osVersion: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly serialNumber: string;
  readonly deviceType: string;
  readonly deviceEnrollmentType: string;
  readonly managementAgent: string;
  readonly managementState: string;
  readonly complianceState: string;
  readonly deviceRegistrationState: string;
  readonly isSupervised: boolean;
  readonly deviceActionResults: readonly ResetAction[];
}
