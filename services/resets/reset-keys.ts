/** Where a reset and everything that points to it are kept in Redis. */
export interface ResetKeys {
  readonly reset: (id: string) => string;
  readonly active: (deviceId: string) => string;
  readonly user: (userId: string) => string;
  readonly device: (deviceId: string) => string;
  readonly due: string;
}

/**
 * All in one slot, so that one script sees a reset and everything that points to it: its user, its device and the due
 * ones of all. A slot holds that easily, see docs/storage.md.
 */
export function resetKeys(prefix: string): ResetKeys {
  const at = (...parts: readonly string[]): string => `${prefix}{resets}:${parts.join(':')}`;
  return {
    reset: (id) => at('reset', id),
    active: (deviceId) => at('active', deviceId),
    user: (userId) => at('user', userId),
    device: (deviceId) => at('device', deviceId),
    due: at('due'),
  };
}
