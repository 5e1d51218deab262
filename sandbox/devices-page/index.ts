import { fileURLToPath } from 'node:url';

import express, { type RequestHandler, type Router } from 'express';

import { loopbackOnly } from '../control/loopback-only.ts';
import type { DeviceWorld } from '../intune/device-world.ts';
import type { SimulatedDevice } from '../intune/simulated-device.ts';
import { ALEX, type Person } from '../people.ts';
import { addDeviceActions } from './device-actions.ts';
import { domIdOf, renderDeviceCard, type CardContext } from './device-card.ts';
import { createLiveUpdates } from './live-updates.ts';
import { renderDevicesPage } from './page.ts';

/** What the devices page shows, and where it leads. */
export interface DevicesPageOptions {
  readonly world: DeviceWorld;
  /** Whose devices come first. */
  readonly person?: Person;
  /** Where the chat is. */
  readonly chatUrl?: string;
}

/** The devices page. */
export interface DevicesPage {
  /** To be mounted at `/devices`. */
  readonly router: Router;
  /** Ends the streams of open pages, so that the server can stop. */
  readonly close: () => void;
}

/** A card as the page's script takes it. */
export interface CardUpdate {
  /** The `id` of the element to replace. */
  readonly id: string;
  readonly html: string;
}

const BASE = '/devices';
const ASSETS = fileURLToPath(new URL('./public/', import.meta.url));

/** Nothing from elsewhere, nothing inline: a device's name can only ever be text. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Makes the page on which a visitor sees, switches and unlocks the simulated devices. */
export function createDevicesPage({ world, person = ALEX, chatUrl }: DevicesPageOptions): DevicesPage {
  const updates = createLiveUpdates(world, (device) => describeCard(device));
  const router = express.Router();
  router.use(loopbackOnly, secured);
  router.use('/assets', express.static(ASSETS, { index: false, redirect: false }));
  router.get('/events', updates.serve);
  router.get('/', (req, res) => {
    const { refused } = req.query;
    const context = contextFor(typeof refused === 'string' ? refused : undefined);
    res.type('html').send(renderDevicesPage({ ...context, devices: world.list(), person, chatUrl }));
  });
  router.use(express.urlencoded({ extended: false, limit: '4kb' }));
  addDeviceActions(router, { base: BASE, world, describeCard });
  return { router, close: updates.close };
}

const secured: RequestHandler = (_req, res, next) => {
  res.set({ 'content-security-policy': CONTENT_SECURITY_POLICY, 'cache-control': 'no-store' });
  next();
};

function contextFor(refusedId: string | undefined): CardContext {
  return { base: BASE, now: new Date(), refusedId };
}

function describeCard(device: SimulatedDevice, isRefused = false): CardUpdate {
  const context = contextFor(isRefused ? device.managed.id : undefined);
  return { id: domIdOf(device), html: renderDeviceCard(device, context).source };
}
