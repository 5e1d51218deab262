import type { Spread } from './stats.ts';

/** What a measurement found. */
export interface Figure {
  readonly what: string;
  /** With its unit, and the spread where it was measured several times. */
  readonly measured: string;
  /** How it compares with a baseline of the same run. */
  readonly against?: { readonly baseline: string; readonly ratio: Spread };
  readonly goal?: Goal;
}

/** What shall be reached. */
export interface Goal {
  /** In words, such as "≥ 1.5 ×". */
  readonly text: string;
  readonly isReached: boolean;
  /** Counts are the same on every machine and fail a run; times are not, and do not. */
  readonly kind: 'count' | 'time';
}

/** All figures of one measurement. */
export interface Section {
  readonly name: string;
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly tookMs: number;
}

/** A number with as many digits as mean something. */
export function formatNumber(value: number): string {
  if (Math.abs(value) >= 100 || Number.isInteger(value)) return Math.round(value).toLocaleString('en');
  return value.toPrecision(3);
}

/** The middle, and both ends in brackets where there is a difference. */
export function formatSpread({ median, min, max }: Spread, unit: string): string {
  const middle = `${formatNumber(median)} ${unit}`.trim();
  return min === max ? middle : `${middle} (${formatNumber(min)}–${formatNumber(max)})`;
}

/** Counts whose goal was not reached. */
export function listFailures(sections: readonly Section[]): readonly string[] {
  return sections.flatMap(({ name, figures }) =>
    figures
      .filter(({ goal }) => goal?.kind === 'count' && !goal.isReached)
      .map(({ what, measured, goal }) => `${name}: ${what}: ${measured}, not ${goal?.text ?? ''}`),
  );
}
