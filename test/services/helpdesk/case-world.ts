import assert from 'node:assert/strict';
import type { CaseDeps } from '../../../services/helpdesk/case-deps.ts';
import type { CaseOpening, CaseService, Written } from '../../../services/helpdesk/case-service.ts';
import type { CaseStore } from '../../../services/helpdesk/case-store.ts';
import type { Case } from '../../../services/helpdesk/case.ts';
import { createMemoryCaseStore } from '../../../services/helpdesk/memory-case-store.ts';
import { createMemoryResetFigures } from '../../../services/helpdesk/reset-figures.ts';
import { createCaseService } from '../../../services/helpdesk/service.ts';
import {
  DEFAULT_ERRAND_SETTINGS,
  type HelpdeskSettings,
  readHelpdeskSettings,
} from '../../../services/helpdesk/settings.ts';
import { PolicySchema } from '../../../services/policy/policy.ts';
import { createMemoryResetStore } from '../../../services/resets/memory-reset-store.ts';
import { createCollectedLog } from '../../harness/collected-log.ts';
import { HandClock, HandIntune, HandQueue } from '../resets/hand-ports.ts';
import { HandDesk, HandRecords, HandUserChat } from './hand-desk.ts';
import { KIM, someOpening } from './some-case.ts';

export const START = Date.UTC(2026, 0, 5, 9);
export const MINUTE = 60_000;

/** A service of cases with everything around it made by hand. */
export class CaseWorld {
  readonly clock = new HandClock(START);
  readonly queue = new HandQueue();
  readonly desk = new HandDesk();
  readonly chat = new HandUserChat();
  readonly records = new HandRecords();
  readonly intune = new HandIntune([]);
  readonly resets = createMemoryResetStore();
  readonly log = createCollectedLog();
  settings: HelpdeskSettings = readHelpdeskSettings(PolicySchema.parse({}));
  readonly deps: CaseDeps;
  readonly service: CaseService;
  #ids = 0;

  /** @param isMirrored Whether another system is told of cases. */
  constructor(store: CaseStore = createMemoryCaseStore(), isMirrored = true) {
    this.deps = {
      store,
      queue: this.queue,
      desk: this.desk,
      chat: this.chat,
      approvals: this.records,
      audit: this.records,
      ...(isMirrored ? { announcer: this.records } : {}),
      mail: this.records,
      resets: this.resets,
      devices: this.intune,
      figures: createMemoryResetFigures(),
      helpdesk: () => this.settings,
      errands: DEFAULT_ERRAND_SETTINGS,
      newId: () => `id-${++this.#ids}`,
      clock: this.clock,
      log: this.log,
      random: () => 0.5,
      pause: () => Promise.resolve(),
    };
    this.service = createCaseService(this.deps);
  }

  get store(): CaseStore {
    return this.deps.store;
  }

  /** Opens a case and lets everything happen that follows at once. */
  async open(facts: Partial<CaseOpening> = {}): Promise<Case> {
    const opened = await this.service.open(someOpening(facts));
    await this.pass(0);
    return this.stored(opened.id);
  }

  /** Opens a case that Kim takes. */
  async claimed(facts: Partial<CaseOpening> = {}): Promise<Case> {
    const { id } = await this.open(facts);
    await this.service.claim({ caseId: id, helper: KIM });
    await this.pass(0);
    return this.stored(id);
  }

  /** Lets time pass, with every job done when it is due. */
  async pass(ms: number): Promise<void> {
    const until = this.clock.now() + ms;
    for (let next = this.queue.takeNext(until); next !== undefined; next = this.queue.takeNext(until)) {
      this.clock.time = Math.max(this.clock.time, next.at);
      if (next.job.kind === 'case') await this.service.advance(next.job.caseId);
    }
    this.clock.time = until;
  }

  /** The stored case; fails the test where there is none. */
  async stored(id: string): Promise<Case> {
    const stored = await this.store.get(id);
    assert.ok(stored !== undefined, `no case ${id}`);
    return stored;
  }
}

/** A message in a turn of its own. */
export function written(text: string, facts: Partial<Written> = {}): Written {
  return { text, attachments: [], change: 'new', sourceId: `activity-${text}`, ...facts };
}
