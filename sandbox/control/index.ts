import express, { type ErrorRequestHandler, type Response, type Router } from 'express';
import type { z } from 'zod';

import type { DeviceChange } from '../intune/device-world.ts';
import type { Intune } from '../intune/index.ts';
import type { SimulatedDevice } from '../intune/simulated-device.ts';
import { DeviceChangeBody, FaultBody, UnlockBody } from './control-schema.ts';
import { loopbackOnly } from './loopback-only.ts';

/** What the control API controls. */
export type ControlledIntune = Pick<Intune, 'world' | 'faults' | 'journal' | 'reset'>;

const NO_DEVICE = 'No such device.';

/** Makes the router of the control API, to be mounted at `/control`. See README.md next to this file. */
export function createControl(intune: ControlledIntune): Router {
  const router = express.Router();
  router.use(loopbackOnly, express.json());
  addDeviceRoutes(router, intune.world);
  addFaultRoutes(router, intune.faults);
  addJournalRoutes(router, intune.journal);
  router.post('/reset', (_req, res) => {
    intune.reset();
    res.status(204).end();
  });
  router.use((_req, res) => {
    refuse(res, 404, 'No such thing to control. See sandbox/control/README.md.');
  });
  router.use(refuseBrokenBody);
  return router;
}

function addDeviceRoutes(router: Router, world: Intune['world']): void {
  router.get('/devices', (_req, res) => {
    res.json({ devices: world.list() });
  });
  router.get('/devices/:id', (req, res) => {
    sendDevice(res, world.get(req.params.id));
  });
  router.patch('/devices/:id', (req, res) => {
    const body = read(res, DeviceChangeBody, req.body);
    const device = world.get(req.params.id);
    if (body) sendDevice(res, device && world.change(device.managed.id, toChange(device, body)));
  });
  router.post('/devices/:id/unlock', (req, res) => {
    const body = read(res, UnlockBody, req.body);
    if (!body) return;
    if (world.get(req.params.id)) res.json({ isOpen: world.unlock(req.params.id, body.passcode) });
    else refuse(res, 404, NO_DEVICE);
  });
}

function toChange(
  device: SimulatedDevice,
  { lock, ...change }: z.infer<typeof DeviceChangeBody>,
): DeviceChange {
  if (!lock) return change;
  const isOpen = lock.isOpen ?? false;
  return { ...change, lock: lock.guard ? { guard: lock.guard, isOpen } : { ...device.lock, isOpen } };
}

function addFaultRoutes(router: Router, faults: Intune['faults']): void {
  router.get('/faults', (_req, res) => {
    res.json({ faults: faults.list() });
  });
  router.post('/faults', (req, res) => {
    const rule = read(res, FaultBody, req.body);
    if (rule) res.status(201).json(faults.add(rule));
  });
  router.delete('/faults', (_req, res) => {
    faults.clear();
    res.status(204).end();
  });
}

function addJournalRoutes(router: Router, journal: Intune['journal']): void {
  router.get('/journal', (_req, res) => {
    res.json({ requests: journal.list() });
  });
  router.delete('/journal', (_req, res) => {
    journal.clear();
    res.status(204).end();
  });
}

/** Parses a body, or answers with what is wrong with it. */
function read<T>(res: Response, schema: z.ZodType<T>, body: unknown): T | undefined {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  refuse(res, 400, problems.join(' '));
  return undefined;
}

function sendDevice(res: Response, device: SimulatedDevice | undefined): void {
  if (device) res.json(device);
  else refuse(res, 404, NO_DEVICE);
}

function refuse(res: Response, status: number, error: string): void {
  res.status(status).json({ error });
}

const refuseBrokenBody: ErrorRequestHandler = (error, _req, res, next) => {
  if (res.headersSent) next(error);
  else refuse(res, 400, 'The body is not JSON.');
};
