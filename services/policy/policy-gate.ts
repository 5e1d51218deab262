import type { Device } from '../devices/device.ts';
import type { ResettableKind } from '../devices/platforms.ts';
import type { Instant } from '../platform/clock.ts';
import type { Result } from '../platform/result.ts';
import type { PolicyRefusal } from './policy-refusal.ts';

/** Who wants to reset what. */
export interface ResetWish {
  readonly tenantId: string;
  /** Entra object id, lower case. */
  readonly userId: string;
  readonly device: Device;
  readonly kind: ResettableKind;
}

/** What the rules demand of a reset that they let through. */
export interface Clearance {
  /** Authentication context (`acrs`, c1…c99) that the sign-in's token must carry. */
  readonly requiredContext: string | undefined;
  /** A helper's approval for this user and device must be there, and is used up by the request. */
  readonly needsApproval: boolean;
}

/** A reset that is about to be stored. */
export interface ResetEntry extends ResetWish {
  readonly resetId: string;
}

/** A reset that took its place. */
export type EnteredReset = Pick<ResetEntry, 'resetId' | 'userId' | 'tenantId'> & {
  readonly deviceId: string;
};

/** The organisation's rules, asked at every step. Fails closed: facts that cannot be read let nobody through. */
export interface PolicyGate {
  /**
   * Whether the rules let this person reset this device now: pause, block, platform, ownership, enrolment, groups,
   * methods, hours, approval. Takes nothing from any limit.
   *
   * @throws IoError where the facts of a rule cannot be read.
   */
  check(wish: ResetWish): Promise<Result<Clearance, PolicyRefusal>>;

  /**
   * What the rules say of a device itself, whoever asks: platform, ownership, enrolment. Costs nothing, and is no leave:
   * {@link check} has the word.
   */
  deviceRefusal(wish: Pick<ResetWish, 'device' | 'kind'>): PolicyRefusal | undefined;

  /**
   * As {@link check}, and takes one from the limits of user, device and tenant, in one step over all instances; once per
   * reset id. Pulls the anomaly brake where there are too many.
   */
  enter(entry: ResetEntry): Promise<Result<Clearance, PolicyRefusal>>;

  /**
   * Gives back the place of a reset that was never sent. An approval stays spent on it: of what was never stored the
   * same confirmation may be on its way a second time, and what was stopped may have been somebody else's.
   */
  giveBackPlace(entry: EnteredReset): Promise<void>;

  /** Gives back all that a reset took which ended unsent: its place, and the approval, for as long as that is good. */
  giveBack(entry: EnteredReset): Promise<void>;

  /** Asked immediately before the POST: whether resets are paused or the user is blocked by now. */
  stillOpen(who: {
    readonly tenantId: string;
    readonly userId: string;
  }): Promise<Result<void, PolicyRefusal>>;

  /** How long after a proof a temporary passcode may be shown, in milliseconds, and how often per reset. */
  revealRules(): { readonly windowMs: number; readonly times: number };
}

/** When something was switched, by whom and why. */
export interface Switched {
  readonly at: Instant;
  /** Entra object id, or an account name of the command line, or `brake` or `not-me`. */
  readonly by: string;
  /** In an operator's words; shown to users where it is a pause. */
  readonly note: string;
}

/** Stops all resets of the tenant, and lets them go on. */
export interface PauseSwitch {
  read(): Promise<Switched | undefined>;
  /** Pauses. Where resets are paused already, the newer words count. */
  pause(how: Switched): Promise<void>;
  /** Pauses unless resets are paused already, whose words then stay. @returns whether they were running. */
  pauseIfRunning(how: Switched): Promise<boolean>;
  resume(at: Instant): Promise<void>;
  /** When resets were last let go on: what the anomaly brake counted before is over. */
  resumedAt(): Promise<Instant | undefined>;
}

/** People whose resets are stopped until an operator lifts it. */
export interface BlockList {
  find(userId: string): Promise<Switched | undefined>;
  /** The devices that were told to lock because of this block. */
  lockedDevices(userId: string): Promise<ReadonlySet<string>>;
  /** Notes one of them, for as long as the block stands. Who is not blocked stays so. */
  noteLocked(userId: string, deviceId: string): Promise<void>;
  /** Blocks; who is blocked already stays so with the first reason. */
  block(userId: string, how: Switched): Promise<void>;
  lift(userId: string): Promise<boolean>;
  list(): Promise<readonly { readonly userId: string; readonly how: Switched }[]>;
}

/** A helper's word that one person may reset one device, once, for a while. */
export interface ApprovalBook {
  /** Enters an approval; the same one (by the same helper, good until the same moment) again changes nothing. */
  grant(approval: {
    readonly userId: string;
    readonly deviceId: string;
    /** Entra object id of the helper; never the user. */
    readonly by: string;
    readonly goodUntil: Instant;
  }): Promise<void>;
  find(userId: string, deviceId: string): Promise<boolean>;
  /** Uses it up for a reset, once; again for the same reset it is still good. @returns whether there was one. */
  spend(userId: string, deviceId: string, resetId: string): Promise<boolean>;
  /** Takes back that it was used up, where it was for this reset: one that ended, and was never sent. */
  giveBack(userId: string, deviceId: string, resetId: string): Promise<void>;
}
