import { z } from 'zod';

import { NEXT_OUTCOMES } from '../intune/simulated-device.ts';

/** Changes of a device. What is left out stays as it is. */
export const DeviceChangeBody = z.strictObject({
  online: z.boolean().exactOptional(),
  nextOutcome: z.enum(NEXT_OUTCOMES).exactOptional(),
  /** A temporary passcode is only set by a reset. */
  lock: z
    .strictObject({
      guard: z.enum(['forgotten', 'none']).exactOptional(),
      isOpen: z.boolean().exactOptional(),
    })
    .exactOptional(),
});

/** What is typed on a lock screen; nothing for a swipe. */
export const UnlockBody = z.strictObject({ passcode: z.string().max(256).default('') });

/** No test waits longer. */
const MAX_DELAY_MS = 120_000;

/** A fault to inject: see `FaultRule`. A rule without any effect is a mistake. */
export const FaultBody = z
  .strictObject({
    method: z.string().max(16).exactOptional(),
    pathPattern: z.string().max(512).exactOptional(),
    status: z.int().min(400).max(599).exactOptional(),
    retryAfterSeconds: z.int().min(0).max(3600).exactOptional(),
    delayMs: z.int().min(0).max(MAX_DELAY_MS).exactOptional(),
    answerDelayMs: z.int().min(0).max(MAX_DELAY_MS).exactOptional(),
    drop: z.enum(['before', 'after']).exactOptional(),
    count: z.int().min(1).exactOptional(),
  })
  .refine(
    ({ status, delayMs, answerDelayMs, drop }) =>
      [status, delayMs, answerDelayMs, drop].some((effect) => effect !== undefined),
    { error: 'Give a status, a delayMs, an answerDelayMs or a drop.' },
  );
