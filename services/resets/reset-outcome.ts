import type { Instant } from '../platform/clock.ts';
import type { Secret } from '../platform/secret.ts';

/** What Intune says of a passcode reset on a device. */
export interface OutcomeReport {
  readonly state: 'pending' | 'done' | 'failed' | 'not-supported' | 'canceled';
  readonly startedAt: Instant;
  /** Intune's own error number, for the log and the helpdesk. */
  readonly errorCode: number | undefined;
}

/**
 * How urgent a look at Intune is. `close`: somebody waits for what it tells, or it may be the last one. `patient`: all
 * others, which give way.
 */
export type LookKind = 'close' | 'patient';

/** Reads the outcome of a reset. */
export interface ResetOutcome {
  /**
   * When the newest passcode reset that Intune knows of on a device started, by Intune's clock.
   *
   * @returns `undefined` where it knows of none, or not of the device.
   * @throws GraphError where Intune cannot be asked.
   */
  lastStart(deviceId: string): Promise<Instant | undefined>;

  /**
   * The newest passcode reset on a device that started at or after `since`, and after `precededBy`.
   *
   * @param since By our clock, so that it is taken with tolerance.
   * @param precededBy What {@link lastStart} said before the POST: keeps somebody else's reset, just before
   * ours, from being taken for it.
   * @param kind Close where absent.
   * @returns `undefined` where Intune knows of none, `'device-gone'` where it does not know the device.
   * @throws GraphError where Intune cannot be asked.
   */
  read(
    deviceId: string,
    since: Instant,
    precededBy?: Instant,
    kind?: LookKind,
  ): Promise<OutcomeReport | 'device-gone' | undefined>;

  /**
   * The temporary passcode of the newest of those resets that is done, read at this moment and kept nowhere.
   *
   * @returns `undefined` where Intune has none (any more).
   * @throws GraphError where Intune cannot be asked.
   */
  readPasscode(deviceId: string, since: Instant, precededBy?: Instant): Promise<Secret<string> | undefined>;
}
