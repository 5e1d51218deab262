import { z } from 'zod';
import type { Switched } from './policy-gate.ts';

const SwitchedSchema = z.object({ at: z.number(), by: z.string(), note: z.string() });

/** Writes down when something was switched, by whom and why. */
export function encodeSwitched({ at, by, note }: Switched): string {
  return JSON.stringify({ at, by, note });
}

/**
 * Reads it back.
 *
 * @returns A switch without words where the record is damaged: that something is paused or blocked is known from the
 * record being there, and must not be lost with its words.
 */
export function decodeSwitched(json: string): Switched {
  const read = SwitchedSchema.safeParse(parse(json));
  return read.success ? read.data : { at: 0, by: 'unknown', note: '' };
}

const Locked = z.object({ locked: z.array(z.string()).default([]) });

/** Reads which devices were told to lock because of a block; none where that is not known. */
export function decodeLocked(json: string): readonly string[] {
  return Locked.safeParse(parse(json)).data?.locked ?? [];
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
