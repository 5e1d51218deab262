/** The Graph application permissions which the bot's registration has been granted. */
export const GRANTED_ROLES = [
  'DeviceManagementManagedDevices.Read.All',
  'DeviceManagementManagedDevices.PrivilegedOperations.All',
  'DeviceManagementServiceConfig.Read.All',
] as const;

/** What can be set up wrongly in a tenant. Changed on the running instance, for tests of the unhappy paths. */
export interface EntraSettings {
  /** The app registration lacks the optional claim `auth_time`. */
  omitAuthTime: boolean;
  /** Authentication contexts (c1…c99) that Conditional Access says a sign-in satisfies; a token carries those of the moment. */
  satisfiedContexts: readonly string[];
  /** Granted Graph permissions; a token carries those of the moment it is issued. */
  graphRoles: readonly string[];
  /**
   * Claims of people's tokens as another app, tenant or person would have them; `undefined` leaves one out. All are
   * Entra's own where absent.
   */
  claims?: Readonly<Record<string, unknown>>;
}

/** A tenant as it should be. */
export function defaultSettings(): EntraSettings {
  return { omitAuthTime: false, satisfiedContexts: [], graphRoles: GRANTED_ROLES };
}
