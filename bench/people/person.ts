import type { Person } from '../../sandbox/people.ts';
import type { DeviceDraft } from '../../sandbox/intune/device-draft.ts';

/** A person of the bench, the same for the same number. */
export function createPerson(index: number): Person {
  const number = String(index).padStart(12, '0');
  return {
    oid: `be7c0000-0000-4000-8000-${number}`,
    name: `Person ${index}`,
    username: `p${index}@example.com`,
  };
}

/** The Intune id of one of a person's devices. */
export function deviceIdOf(owner: Person, place: number): string {
  return owner.oid.replace('be7c0000-0000', `de71ce00-${String(place).padStart(4, '0')}`);
}

/** Iphones and iPads of a person, all of which can be reset. */
export function createDevices(owner: Person, count: number, isOffline = false): readonly DeviceDraft[] {
  return Array.from({ length: count }, (_, place) => ({
    id: deviceIdOf(owner, place),
    owner,
    online: !isOffline,
    name: `iPhone ${place + 1} of ${owner.name}`,
    manufacturer: 'Apple',
    model: 'iPhone 15',
    operatingSystem: 'iOS',
    osVersion: '18.5',
    deviceType: 'iPhone',
    enrollmentType: 'appleBulkWithUser',
    reset: 'removes' as const,
  }));
}
