import type { Reset } from '../../../services/resets/reset.ts';

/** A reset that was just asked for, with whatever facts a test is about. */
export function someReset(facts: Partial<Reset> = {}): Reset {
  return {
    id: 'reset-1',
    revision: 0,
    state: 'requested',
    tenantId: 'tenant-1',
    userId: 'user-1',
    conversationId: 'conversation-1',
    locale: 'en-GB',
    device: { id: 'device-1', name: 'Phone of Alex', kind: 'ios' },
    provenAt: 900_000,
    requestedAt: 990_000,
    checks: 0,
    dueAt: 990_000,
    ...facts,
  };
}
