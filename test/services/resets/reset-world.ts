import assert from 'node:assert/strict';
import type { Instant } from '../../../services/platform/clock.ts';
import { createMemoryBlockList } from '../../../services/policy/block-list.ts';
import { createMemoryResetStore } from '../../../services/resets/memory-reset-store.ts';
import type { ResetDeps } from '../../../services/resets/reset-deps.ts';
import type { OutcomeReport } from '../../../services/resets/reset-outcome.ts';
import {
  type ResetRequest,
  type ResetService,
  resetPurpose,
} from '../../../services/resets/reset-service.ts';
import type { ResetStore } from '../../../services/resets/reset-store.ts';
import type { Reset } from '../../../services/resets/reset.ts';
import { createResetService } from '../../../services/resets/service.ts';
import { DEFAULT_RESET_SETTINGS } from '../../../services/resets/settings.ts';
import { HandAudit } from '../audit/hand-audit.ts';
import { someDevice } from '../devices/some-device.ts';
import { HandGate } from '../policy/hand-gate.ts';
import { HandChat, HandClock, HandIntune, HandLine, HandQueue, silent } from './hand-ports.ts';

export const START: Instant = Date.UTC(2026, 0, 5, 9);
export const USER = someDevice().userId;
/** The same, as services are told. */
export const CHAT_USER = { tenantId: 'tenant-1', userId: USER, correlationId: 'turn-1' } as const;
export const OTHER_USER = '5d1c2f6e-0000-4000-8000-000000000002';

/** Of {@link USER}: an iPhone, whose reset leaves no passcode, and an Android work profile, whose reset does. */
export const IPHONE = someDevice({ id: 'iphone' });
export const ANDROID = someDevice({
  id: 'android',
  operatingSystem: 'Android',
  osVersion: '14',
  deviceType: 'androidForWork',
  enrollmentType: 'userEnrollment',
  ownership: 'personal',
});

/** A reset service with everything around it made by hand. */
export class ResetWorld {
  readonly clock = new HandClock(START);
  readonly queue = new HandQueue();
  readonly intune = new HandIntune([IPHONE, ANDROID]);
  readonly chat = new HandChat();
  readonly store: ResetStore = createMemoryResetStore();
  readonly line = new HandLine();
  readonly gate = new HandGate();
  readonly blocks = createMemoryBlockList();
  readonly audit = new HandAudit();
  readonly deps: ResetDeps = {
    store: this.store,
    queue: this.queue,
    line: this.line,
    devices: this.intune,
    command: this.intune,
    outcome: this.intune,
    notifier: this.chat,
    gate: this.gate,
    blocks: this.blocks,
    audit: this.audit,
    clock: this.clock,
    log: silent,
    settings: DEFAULT_RESET_SETTINGS,
    random: () => 0.5,
    wait: () => Promise.resolve(),
  };
  readonly service: ResetService = createResetService(this.deps);

  /** Asks for a reset as a person does who just signed in; fails the test where that is refused. */
  async begin(facts: Partial<ResetRequest> = {}): Promise<Reset> {
    const begun = await this.service.request(this.someRequest(facts));
    assert.ok(begun.ok, JSON.stringify(begun));
    return begun.value;
  }

  someRequest(facts: Partial<ResetRequest> = {}): ResetRequest {
    const deviceId = facts.deviceId ?? IPHONE.id;
    return {
      id: 'reset-1',
      tenantId: 'tenant-1',
      userId: USER,
      conversationId: 'conversation-1',
      locale: 'en-GB',
      deviceId,
      proof: {
        challengeId: 'challenge-1',
        userId: facts.userId ?? USER,
        purpose: resetPurpose(deviceId),
        authenticatedAt: this.clock.now(),
      },
      ...facts,
    };
  }

  /** What Intune tells from now on of a reset that started now. */
  answer(state: OutcomeReport['state']): void {
    this.intune.report = { state, startedAt: this.clock.now(), errorCode: undefined };
  }

  /** Lets time pass, with every job done when it is due. */
  async pass(ms: number): Promise<void> {
    const until = this.clock.now() + ms;
    do {
      await this.service.feed();
      await this.#workUntil(Math.min(until, this.clock.now() + this.deps.settings.feedEveryMs));
    } while (this.clock.now() < until);
  }

  async #workUntil(until: Instant): Promise<void> {
    for (let next = this.queue.takeNext(until); next !== undefined; next = this.queue.takeNext(until)) {
      this.clock.time = Math.max(this.clock.time, next.at);
      if (next.job.kind === 'reset') await this.service.advance(next.job.resetId);
    }
    this.clock.time = until;
  }

  /** The stored reset; fails the test where there is none. */
  async stored(id = 'reset-1'): Promise<Reset> {
    const reset = await this.store.get(id);
    assert.ok(reset !== undefined, `no reset ${id}`);
    return reset;
  }
}
