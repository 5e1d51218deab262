import type { Instant } from '../platform/clock.ts';
import type { ForwardCursor, ForwardPlace } from './forward-cursor.ts';

const BEGINNING: ForwardPlace = { sequence: 0, failingSince: undefined };

/** Remembers it in this process: for tests. */
export function createMemoryForwardCursor(): ForwardCursor {
  const places = new Map<string, { readonly place: ForwardPlace; readonly notBefore: Instant }>();
  return {
    take(tenantId, now, until) {
      const { place, notBefore } = places.get(tenantId) ?? { place: BEGINNING, notBefore: now };
      if (notBefore > now) return Promise.resolve(undefined);
      places.set(tenantId, { place, notBefore: until });
      return Promise.resolve(place);
    },
    leave(tenantId, place, notBefore) {
      places.set(tenantId, { place, notBefore });
      return Promise.resolve();
    },
  };
}
