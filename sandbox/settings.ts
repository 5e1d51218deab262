import { z } from 'zod';
import { SIGN_IN_WINDOW_MS } from '../services/identity/challenge.ts';
import { SECOND_MS } from '../services/platform/clock.ts';

const Port = z.coerce.number().int().min(1).max(65_535);

const Environment = z.object({
  BOT_PORT: Port.default(3978),
  SANDBOX_PORT: Port.default(4000),
  PLAYGROUND_PORT: Port.default(56_150),
  /** Shorter than the product's five minutes, for those who want to see the time run out. */
  SANDBOX_SIGN_IN_SECONDS: z.coerce
    .number()
    .min(1)
    .max(SIGN_IN_WINDOW_MS / SECOND_MS)
    .default(SIGN_IN_WINDOW_MS / SECOND_MS),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('warn'),
});

/** How the sandbox is started. */
export interface SandboxSettings {
  readonly botPort: number;
  readonly worldPort: number;
  readonly playgroundPort: number;
  readonly withPlayground: boolean;
  readonly signInWindowMs: number;
  readonly logLevel: string;
}

/** Reads the environment and the command line. @throws ZodError naming what is wrong. */
export function readSandboxSettings(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
): SandboxSettings {
  const read = Environment.parse(env);
  return {
    botPort: read.BOT_PORT,
    worldPort: read.SANDBOX_PORT,
    playgroundPort: read.PLAYGROUND_PORT,
    withPlayground: !args.includes('--no-playground'),
    signInWindowMs: read.SANDBOX_SIGN_IN_SECONDS * SECOND_MS,
    logLevel: read.LOG_LEVEL,
  };
}
