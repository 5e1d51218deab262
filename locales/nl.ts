import { en } from './en.ts';
import type { Messages } from './messages.ts';

/** Dutch. */
export const nl = en satisfies Messages;
