import type { Router } from 'express';

import { systemClock, type Clock } from '../../services/platform/clock.ts';
import { createOutbox, type Outbox } from '../mailbox/outbox.ts';
import { PEOPLE, type Person } from '../people.ts';
import { SANDBOX_BRAND, type IntuneBrand } from './brand.ts';
import type { DeviceDraft } from './device-draft.ts';
import type { Directory } from './directory.ts';
import { createDeviceWorld, type DeviceWorld } from './device-world.ts';
import { createFaults, type Faults } from './faults.ts';
import type { GraphHandler } from './graph-exchange.ts';
import { faulty, journaled, limited } from './graph-pipeline.ts';
import { createGraphRouter, type AcceptToken } from './graph-router.ts';
import { createGraphRoutes } from './graph-routes.ts';
import { createJournal, type Journal } from './journal.ts';
import { SEEDED_DEVICES } from './seed/index.ts';
import { createThrottle, INTUNE_LIMITS, type ThrottleLimit } from './throttle.ts';

/** How a simulated Intune differs from the usual one. */
export interface IntuneOptions {
  readonly acceptToken: AcceptToken;
  readonly clock?: Clock;
  /** The devices to begin with, and to go back to. */
  readonly seed?: readonly DeviceDraft[];
  readonly brand?: IntuneBrand;
  /** Who has an e-mail address; the sandbox's own people where absent. */
  readonly people?: readonly Person[];
  /** What Entra knows of people; nothing out of the ordinary where absent. */
  readonly directory?: Directory;
  /** The most devices in one answer. Small, so that paging happens with a few devices. */
  readonly pageSize?: number;
  /** How long a device takes from `pending` to `active`, and from there to its answer, in milliseconds. */
  readonly stepDelayMs?: number;
  readonly limits?: Readonly<Record<keyof typeof INTUNE_LIMITS, ThrottleLimit>>;
}

/** A simulated Intune behind Graph's shapes. */
export interface Intune {
  /** To be mounted at Graph's root: serves `/v1.0/…` and `/beta/…`. */
  readonly router: Router;
  readonly world: DeviceWorld;
  readonly journal: Journal;
  readonly faults: Faults;
  /** What was sent by e-mail. */
  readonly outbox: Outbox;
  /** Puts back the devices of the beginning, takes away all faults and empties the journal and the outbox. */
  reset(): void;
  /** Stops the devices. */
  close(): void;
}

const DEFAULT_PAGE_SIZE = 10;
const DEFAULT_STEP_DELAY_MS = 2000;

/** Makes a simulated Intune. */
export function createIntune(options: IntuneOptions): Intune {
  const { clock = systemClock, seed = SEEDED_DEVICES, limits = INTUNE_LIMITS } = options;
  const world = createDeviceWorld({ clock, seed, stepDelayMs: options.stepDelayMs ?? DEFAULT_STEP_DELAY_MS });
  const journal = createJournal();
  const faults = createFaults();
  const outbox = createOutbox(clock);
  const record = (handler: GraphHandler): GraphHandler => journaled(handler, journal, clock);
  const throttles = {
    requests: createThrottle(limits.requests, clock),
    writes: createThrottle(limits.writes, clock),
  };
  const routes = createGraphRoutes({
    world,
    knowsUser: (oid) => knowsUser(world, oid.toLowerCase()),
    pageSize: options.pageSize ?? DEFAULT_PAGE_SIZE,
    brand: options.brand ?? SANDBOX_BRAND,
    directory: options.directory ?? new Map(),
    people: options.people ?? PEOPLE,
    outbox,
    inner: (request) => record(handler)(request),
  });
  const handler = limited(faulty(routes, faults), throttles);
  const router = createGraphRouter({ acceptToken: options.acceptToken, handler, record });
  function reset(): void {
    faults.clear();
    world.reset();
    journal.clear();
    outbox.clear();
  }
  return { router, world, journal, faults, outbox, reset, close: world.close };
}

function knowsUser(world: DeviceWorld, oid: string): boolean {
  return PEOPLE.some((person) => person.oid === oid) || world.listOf(oid).length > 0;
}
