import type { Request, Response, Router } from 'express';
import { z } from 'zod';

import type { DeviceWorld } from '../intune/device-world.ts';
import { NEXT_OUTCOMES, type SimulatedDevice } from '../intune/simulated-device.ts';
import { domIdOf } from './device-card.ts';

/** What the forms of the cards need. */
export interface DeviceActionsOptions {
  /** Path of the page. */
  readonly base: string;
  readonly world: DeviceWorld;
  /** Draws a card anew, for a page whose script replaces it. */
  readonly describeCard: (device: SimulatedDevice, isRefused?: boolean) => object;
}

/** Does what a form asks. @returns `refused` where the lock screen did not open, `invalid` where the form is not ours. */
type DeviceAction = (device: SimulatedDevice, form: unknown) => 'done' | 'refused' | 'invalid';

const Passcode = z.object({ passcode: z.string().max(256) }).catch({ passcode: '' });
const Online = z.object({ online: z.enum(['yes', 'no']) });
const Outcome = z.object({ nextOutcome: z.enum(NEXT_OUTCOMES) });

/** Adds the routes of the cards' forms. They work with the page's script and without it. */
export function addDeviceActions(router: Router, options: DeviceActionsOptions): void {
  const { base, world } = options;
  for (const [name, action] of Object.entries(createActions(world))) {
    router.post(`/:id/${name}`, (req: Request<{ id: string }>, res) => {
      const device = world.get(req.params.id);
      const result = device ? action(device, req.body) : 'invalid';
      if (device && result !== 'invalid') answer(req, res, options, device.managed.id, result === 'refused');
      else res.status(device ? 400 : 404).end();
    });
  }
  router.post('/start-over', (_req, res) => {
    world.reset();
    res.redirect(303, base);
  });
}

function createActions(world: DeviceWorld): Record<string, DeviceAction> {
  return {
    unlock: (device, form) =>
      world.unlock(device.managed.id, Passcode.parse(form).passcode.trim()) ? 'done' : 'refused',
    lock: ({ managed, lock }) => {
      world.change(managed.id, { lock: { ...lock, isOpen: false } });
      return 'done';
    },
    online: ({ managed }, form) => {
      const parsed = Online.safeParse(form);
      if (!parsed.success) return 'invalid';
      world.change(managed.id, { online: parsed.data.online === 'yes' });
      return 'done';
    },
    outcome: ({ managed }, form) => {
      const parsed = Outcome.safeParse(form);
      if (!parsed.success) return 'invalid';
      world.change(managed.id, parsed.data);
      return 'done';
    },
  };
}

function answer(
  req: Request,
  res: Response,
  { base, world, describeCard }: DeviceActionsOptions,
  id: string,
  isRefused: boolean,
): void {
  const device = world.get(id);
  if (!device) res.status(404).end();
  else if (req.accepts(['html', 'json']) === 'json') res.json(describeCard(device, isRefused));
  else {
    const query = isRefused ? `?refused=${encodeURIComponent(id)}` : '';
    res.redirect(303, `${base}${query}#${encodeURIComponent(domIdOf(device))}`);
  }
}
