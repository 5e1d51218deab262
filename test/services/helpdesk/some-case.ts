import type { CaseOpening } from '../../../services/helpdesk/case-service.ts';
import type { Case, CaseDevice, CasePerson } from '../../../services/helpdesk/case.ts';

export const ALEX: CasePerson = { oid: 'user-1', name: 'Alex Wilber' };
export const KIM: CasePerson = { oid: 'helper-1', name: 'Kim' };
export const LEE: CasePerson = { oid: 'helper-2', name: 'Lee' };

export function somePhone(facts: Partial<CaseDevice> = {}): CaseDevice {
  return {
    id: 'device-1',
    name: 'Phone of Alex',
    kind: 'ios',
    model: 'iPhone 15',
    operatingSystem: 'iOS',
    osVersion: '18.1',
    ownership: 'company',
    lastContactAt: 900_000,
    ...facts,
  };
}

export function someOpening(facts: Partial<CaseOpening> = {}): CaseOpening {
  return {
    reason: 'asked',
    tenantId: 'tenant-1',
    user: ALEX,
    conversationId: 'chat-1',
    language: 'en',
    ...facts,
  };
}

/** A case that was just opened and posted, with nothing left to do, and with whatever facts a test is about. */
export function someCase(facts: Partial<Case> = {}): Case {
  return {
    id: 'case-1',
    number: 1001,
    revision: 0,
    state: 'open',
    reason: 'asked',
    priority: 'normal',
    tenantId: 'tenant-1',
    user: ALEX,
    conversationId: 'chat-1',
    language: 'en',
    openedAt: 1_000_000,
    waitingSince: 1_000_000,
    timeline: [{ at: 1_000_000, what: 'opened', by: ALEX, detail: 'asked' }],
    thread: { conversationId: 'thread-1', cardActivityId: 'card-1' },
    outbox: [],
    sequence: 3,
    taken: [],
    ...facts,
  };
}

/** The same case held by a helper. */
export function claimedCase(facts: Partial<Case> = {}): Case {
  return someCase({
    state: 'claimed',
    claimedBy: KIM,
    claimedAt: 1_010_000,
    firstClaimedAt: 1_010_000,
    ...facts,
  });
}

/** And resolved by them. */
export function resolvedCase(facts: Partial<Case> = {}): Case {
  return claimedCase({ state: 'resolved', resolution: 'solved', resolvedAt: 1_020_000, ...facts });
}
