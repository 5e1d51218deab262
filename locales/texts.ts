import type { ResetEffect } from '../services/devices/platforms.ts';

/** A short card in words. */
export interface NoticeText {
  readonly title: string;
  readonly text: string;
}

/** A failed reset in words: what happened, and what the person does now. */
export interface FailureText {
  readonly what: string;
  readonly next: string;
}

/** A kind of device in words. What is true of it depends on the effect, which policy may change. */
export interface PlatformText {
  /** What a reset does, told before it is confirmed. One sentence per entry. */
  readonly consequences: (effect: ResetEffect) => readonly string[];
  /** What the person does once it is done. One step per entry. */
  readonly next: (effect: ResetEffect) => readonly string[];
  /** Why it may have failed on the device, where this kind has a reason of its own; else empty. */
  readonly failureHint: string;
}

/** Whole device or work profile: which it is on these phones differs by tenant, so the effect decides. */
export function byReach(
  effect: ResetEffect,
  device: (effect: ResetEffect) => readonly string[],
  profile: (effect: ResetEffect) => readonly string[],
): readonly string[] {
  return effect.reach === 'device' ? device(effect) : profile(effect);
}
