import { z } from 'zod';
import type { Logger } from '../services/platform/logger.ts';
import { type InternalRoutes, type InternalServer, serveInternally } from './internal-server.ts';

/** Where `BOT_PORT` says nothing else. */
export const DEFAULT_BOT_PORT = 3978;

/** The settings of the internal port. */
export const InternalShape = {
  /** Port for the operators' own tools, with details that are nobody else's business; none where absent. */
  BOT_INTERNAL_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  /** Address it listens on. Nobody has to show who they are there: never one that the internet reaches. */
  BOT_INTERNAL_HOST: z.string().default('127.0.0.1'),
};

/** The checked settings. */
export type InternalConfig = Readonly<z.infer<z.ZodObject<typeof InternalShape>>>;

/** Opens the internal port, where there is one. @throws where the port is taken. */
export async function openInternalPort(
  config: InternalConfig,
  routes: InternalRoutes,
  log: Logger,
): Promise<InternalServer | undefined> {
  const { BOT_INTERNAL_PORT: port, BOT_INTERNAL_HOST: host } = config;
  return port === undefined ? undefined : serveInternally(routes, { port, host, log });
}

/** One port cannot be both: what is internal would be public. */
export function findInternalContradictions(
  given: Readonly<Record<string, unknown>>,
): readonly { readonly setting: string; readonly problem: string }[] {
  const internal = given['BOT_INTERNAL_PORT'];
  const isSame = internal !== undefined && Number(internal) === Number(given['BOT_PORT'] ?? DEFAULT_BOT_PORT);
  return isSame ? [{ setting: 'BOT_INTERNAL_PORT', problem: 'must not be BOT_PORT' }] : [];
}
