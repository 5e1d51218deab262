import { isDeepStrictEqual } from 'node:util';
import type { DeviceDirectory } from '../../../services/devices/device-directory.ts';
import type { Device } from '../../../services/devices/device.ts';
import { IoError } from '../../../services/platform/errors.ts';
import type { Clock, Instant } from '../../../services/platform/clock.ts';
import type { Logger } from '../../../services/platform/logger.ts';
import { Secret } from '../../../services/platform/secret.ts';
import type { WaitingLine } from '../../../services/platform/waiting-line.ts';
import type { Job, JobQueue } from '../../../services/jobs/job-queue.ts';
import type { ResetCommand } from '../../../services/resets/reset-command.ts';
import type { Delivery, ResetNotifier } from '../../../services/resets/reset-notifier.ts';
import type { LookKind, OutcomeReport, ResetOutcome } from '../../../services/resets/reset-outcome.ts';
import type { Reset } from '../../../services/resets/reset.ts';
import { keepLogged } from '../../harness/secret-hunt/kept.ts';

/** Says nothing: what is logged is no part of these rules. */
export const silent: Logger = {
  debug: keepLogged,
  info: keepLogged,
  warn: keepLogged,
  error: keepLogged,
};

/** A clock that stands until it is moved. */
export class HandClock implements Clock {
  time: Instant;

  constructor(time: Instant) {
    this.time = time;
  }

  now(): Instant {
    return this.time;
  }
}

/** Keeps jobs until they are taken, each once. */
export class HandQueue implements Pick<JobQueue, 'schedule'> {
  readonly jobs: { readonly job: Job; readonly at: Instant }[] = [];

  schedule(job: Job, at: Instant): Promise<void> {
    const isHeld = this.jobs.some((held) => held.at === at && isDeepStrictEqual(held.job, job));
    if (!isHeld) this.jobs.push({ job, at });
    return Promise.resolve();
  }

  /** Takes out the earliest job, if it is due by then. */
  takeNext(dueBy: Instant): { readonly job: Job; readonly at: Instant } | undefined {
    this.jobs.sort((a, b) => a.at - b.at);
    const next = this.jobs[0];
    return next !== undefined && next.at <= dueBy ? this.jobs.shift() : undefined;
  }
}

/** A line in which the test says how long everybody waits; `undefined` where it is full. */
export class HandLine implements WaitingLine {
  waitMs: number | undefined = 0;

  join(): Promise<number | undefined> {
    return Promise.resolve(this.waitMs);
  }
}

/** What a port does before it answers: fail, or let something happen meanwhile. */
export type Interlude = () => Promise<void>;
const nothing: Interlude = () => Promise.resolve();

/** Intune as resets see it: whose devices there are, which POSTs arrived, and what became of them. */
export class HandIntune implements ResetCommand, ResetOutcome, Pick<DeviceDirectory, 'findOwned'> {
  readonly devices: Map<string, Device>;
  /** Ids of the devices whose reset Intune took. */
  readonly taken: string[] = [];
  /** Of which kind each look was. */
  readonly looks: (LookKind | undefined)[] = [];
  report: OutcomeReport | 'device-gone' | undefined;
  passcode: Secret<string> | undefined = new Secret('Kw7-temporary');
  beforeFind = nothing;
  beforeSend = nothing;
  afterSend = nothing;
  beforeLastStart = nothing;
  beforeRead = nothing;
  beforePasscode = nothing;

  constructor(devices: readonly Device[]) {
    this.devices = new Map(devices.map((device) => [device.id, device]));
  }

  async findOwned(userId: string, deviceId: string): Promise<Device | undefined> {
    await this.beforeFind();
    // As Intune does it: the case of an id says nothing.
    const device = this.devices.get(deviceId.toLowerCase());
    return device?.userId === userId ? device : undefined;
  }

  async send(deviceId: string): Promise<void> {
    await this.beforeSend();
    this.taken.push(deviceId);
    await this.afterSend();
  }

  async lastStart(): Promise<Instant | undefined> {
    await this.beforeLastStart();
    return typeof this.report === 'object' ? this.report.startedAt : undefined;
  }

  async read(
    _deviceId: string,
    since: Instant,
    precededBy = -Infinity,
    kind?: LookKind,
  ): Promise<OutcomeReport | 'device-gone' | undefined> {
    this.looks.push(kind);
    await this.beforeRead();
    if (typeof this.report !== 'object') return this.report;
    const { startedAt } = this.report;
    return startedAt >= since && startedAt > precededBy ? this.report : undefined;
  }

  async readPasscode(): Promise<Secret<string> | undefined> {
    await this.beforePasscode();
    return this.passcode;
  }
}

/** The chat as resets see it. */
export class HandChat implements ResetNotifier {
  readonly progress: Reset[] = [];
  readonly confirmed: Reset[] = [];
  delivery: Delivery = 'delivered';
  beforeProgress = nothing;
  beforeConfirm = nothing;
  afterConfirm = nothing;

  /** How often the end was tried to be told, of those that are counted. */
  tries = 0;

  /** Takes no final message the first few times. */
  takeAfter(failures: number): void {
    this.beforeConfirm = () => {
      this.tries += 1;
      if (this.tries > failures) return Promise.resolve();
      return Promise.reject(new IoError('teams.busy', { retryable: true }));
    };
  }

  async showProgress(reset: Reset): Promise<Delivery> {
    await this.beforeProgress();
    this.progress.push(reset);
    return this.delivery;
  }

  async confirm(reset: Reset): Promise<Delivery> {
    await this.beforeConfirm();
    if (this.delivery === 'delivered') this.confirmed.push(reset);
    await this.afterConfirm();
    return this.delivery;
  }
}
