import type { ChatUser } from '../../services/audit/user-event.ts';
import type { DeviceDirectory } from '../../services/devices/device-directory.ts';
import type { Device } from '../../services/devices/device.ts';
import { SIGN_IN_WINDOW_MS, type SignInProof } from '../../services/identity/challenge.ts';
import { err, ok, type Result } from '../../services/platform/result.ts';
import { Secret } from '../../services/platform/secret.ts';
import type {
  RequestRefusal,
  ResetRequest,
  ResetService,
  RevealRefusal,
  Withdrawal,
} from '../../services/resets/reset-service.ts';
import type { Reset } from '../../services/resets/reset.ts';
import { OID } from '../harness/activities.ts';
import { HandAudit } from '../services/audit/hand-audit.ts';
import { recordLog } from '../services/intune/record-log.ts';
import { HandCases } from '../services/helpdesk/hand-cases.ts';
import { HandGate } from '../services/policy/hand-gate.ts';
import { HandClock, HandQueue } from '../services/resets/hand-ports.ts';
import { someReset } from '../services/resets/some-reset.ts';
import { HandTokens, HandVerifier } from './hand-sign-in.ts';

export const NOW = Date.UTC(2026, 0, 5, 9);
export const PASSCODE = 'Kw7-temporary';

/** Intune's devices, whoever's they are. */
export class HandDirectory implements DeviceDirectory {
  devices: readonly Device[];
  beforeRead: () => Promise<void> = () => Promise.resolve();

  constructor(devices: readonly Device[]) {
    this.devices = devices;
  }

  async listOwned(userId: string): Promise<readonly Device[]> {
    await this.beforeRead();
    return this.devices.filter((device) => device.userId === userId);
  }

  async findOwned(userId: string, deviceId: string): Promise<Device | undefined> {
    return (await this.listOwned(userId)).find(({ id }) => id === deviceId);
  }
}

/** Resets without any rules of their own: they answer what the test says. */
export class HandResets implements ResetService {
  readonly requested: ResetRequest[] = [];
  readonly attached: string[] = [];
  readonly renewed: SignInProof[] = [];
  readonly advanced: string[] = [];
  owned: readonly Reset[] = [];
  refusal: RequestRefusal | undefined;
  revealRefusal: RevealRefusal | undefined;
  beforeRequest: () => Promise<void> = () => Promise.resolve();
  beforeAttach: () => Promise<void> = () => Promise.resolve();

  async request(request: ResetRequest): Promise<Result<Reset, RequestRefusal>> {
    await this.beforeRequest();
    this.requested.push(request);
    return this.refusal === undefined ? ok(someReset({ id: request.id })) : err(this.refusal);
  }

  async attachProgress(resetId: string, activityId: string): Promise<void> {
    await this.beforeAttach();
    this.attached.push(`${resetId} ${activityId}`);
  }

  advance(resetId: string): Promise<void> {
    this.advanced.push(resetId);
    return Promise.resolve();
  }

  feed(): Promise<void> {
    return Promise.resolve();
  }

  sweep(): Promise<void> {
    return Promise.resolve();
  }

  listOwned(userId: string): Promise<readonly Reset[]> {
    return Promise.resolve(this.owned.filter((reset) => reset.userId === userId));
  }

  async findOwned(userId: string, resetId: string): Promise<Reset | undefined> {
    return (await this.listOwned(userId)).find(({ id }) => id === resetId);
  }

  findNamed({ userId }: ChatUser, resetId: string): Promise<Reset | undefined> {
    return this.findOwned(userId, resetId);
  }

  cancelUnsent(): Promise<Withdrawal> {
    return Promise.resolve({ canceled: [], tooLate: [] });
  }

  async renewProof(
    _user: ChatUser,
    resetId: string,
    proof: SignInProof,
  ): Promise<Result<Reset, RevealRefusal>> {
    this.renewed.push(proof);
    const reset = await this.findOwned(proof.userId, resetId);
    return reset === undefined ? err('no-such-reset') : ok(reset);
  }

  async reveal({ userId }: ChatUser, resetId: string): Promise<Result<Secret<string>, RevealRefusal>> {
    if ((await this.findOwned(userId, resetId)) === undefined) return err('no-such-reset');
    return this.revealRefusal === undefined ? ok(new Secret(PASSCODE)) : err(this.revealRefusal);
  }
}

/** Everything that dialogs stand on, made by hand. Prompts get the ids `prompt-1`, `prompt-2` and so on. */
export class HandWorld {
  readonly clock = new HandClock(NOW);
  readonly queue = new HandQueue();
  readonly tokens = new HandTokens();
  readonly verifier = new HandVerifier();
  readonly resets = new HandResets();
  readonly gate = new HandGate();
  readonly audit = new HandAudit();
  readonly cases = new HandCases();
  readonly devices: HandDirectory;
  readonly signInWindowMs = SIGN_IN_WINDOW_MS;
  readonly #record = recordLog();
  readonly log = this.#record.log;
  readonly lines = this.#record.lines;
  #prompts = 0;

  constructor(devices: readonly Device[] = []) {
    this.devices = new HandDirectory(devices);
  }

  readonly newId = (): string => {
    this.#prompts += 1;
    return `prompt-${this.#prompts}`;
  };
}

/** A reset of the person in the chat. */
export function ownReset(facts: Partial<Reset> = {}): Reset {
  return someReset({ userId: OID, ...facts });
}
