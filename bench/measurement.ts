import type { Figure } from './report/figure.ts';

/** How thoroughly it is measured. */
export interface Effort {
  /** For every change: minutes in all, with fewer rounds and smaller numbers. */
  readonly quick: boolean;
  /** How long the soak lasts. */
  readonly soakMinutes: number;
  /** Tells whoever waits how far it is. */
  readonly tell: (text: string) => void;
}

/** Something that can be measured by its name. */
export interface Measurement {
  readonly name: string;
  readonly title: string;
  /** Whether the quick form has it. */
  readonly isQuick: boolean;
  readonly run: (effort: Effort) => Promise<readonly Figure[]>;
}
