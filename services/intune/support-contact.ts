import { z } from 'zod';

import { HOUR_MS, MINUTE_MS, type Clock, type Instant } from '../platform/clock.ts';
import { GraphError } from './graph-error.ts';
import type { Graph } from './graph.ts';

/** The IT administrator's contact, from Intune's tenant branding (`intuneBrand`). Absent fields are undefined. */
export interface SupportContact {
  readonly name: string | undefined;
  readonly phone: string | undefined;
  readonly email: string | undefined;
  readonly notes: string | undefined;
  readonly site: { readonly name: string; readonly url: string } | undefined;
}

/** Finds out whom a person can ask for help. */
export interface SupportContactSource {
  /** @returns `undefined` where the tenant has not set any contact. @throws GraphError where Intune cannot be asked. */
  read(): Promise<SupportContact | undefined>;
}

/** A changed phone number shows within this time. */
const DEFAULT_TTL_MS = HOUR_MS;
/** How long an old contact is given out after a failure before Intune is asked again. */
const PAUSE_AFTER_FAILURE_MS = MINUTE_MS;

/** What is empty counts as absent. A wrong type does too: one broken field must not hide the phone number. */
const Field = z
  .string()
  .nullish()
  .catch(undefined)
  .transform((text) => text?.trim() || undefined);
/** Becomes a link in a card, so nothing but a web address passes. */
const WebAddress = z
  .url({ protocol: /^https?$/ })
  .optional()
  .catch(undefined);

const Branding = z.object({
  intuneBrand: z
    .object({
      contactITName: Field,
      contactITPhoneNumber: Field,
      contactITEmailAddress: Field,
      contactITNotes: Field,
      onlineSupportSiteName: Field,
      onlineSupportSiteUrl: Field.pipe(WebAddress),
    })
    .nullish(),
});

/**
 * The contact in Intune's tenant branding (`DeviceManagementServiceConfig.Read.All`), asked for rarely. While
 * Intune cannot be asked, the last contact read is given out, however old: it is when people need it.
 */
export function createSupportContactSource(
  graph: Graph,
  clock: Clock,
  { ttlMs = DEFAULT_TTL_MS }: { readonly ttlMs?: number } = {},
): SupportContactSource {
  let last: { readonly contact: SupportContact | undefined; readonly goodUntil: Instant } | undefined;

  return {
    read: async () => {
      if (last !== undefined && clock.now() < last.goodUntil) return last.contact;
      try {
        last = { contact: await ask(graph), goodUntil: clock.now() + ttlMs };
      } catch (failure) {
        if (last === undefined) throw failure;
        last = { contact: last.contact, goodUntil: clock.now() + PAUSE_AFTER_FAILURE_MS };
      }
      return last.contact;
    },
  };
}

async function ask(graph: Graph): Promise<SupportContact | undefined> {
  const branding = Branding.safeParse(
    await graph.get('v1.0', 'deviceManagement', { $select: 'intuneBrand' }),
  );
  if (!branding.success) throw new GraphError('graph.unexpected-response', { retryable: false });
  const brand = branding.data.intuneBrand;
  if (!brand) return undefined;
  const contact: SupportContact = {
    name: brand.contactITName,
    phone: brand.contactITPhoneNumber,
    email: brand.contactITEmailAddress,
    notes: brand.contactITNotes,
    site: readSite(brand.onlineSupportSiteName, brand.onlineSupportSiteUrl),
  };
  return Object.values(contact).some((field) => field !== undefined) ? contact : undefined;
}

function readSite(name: string | undefined, url: string | undefined): SupportContact['site'] {
  return url === undefined ? undefined : { name: name ?? new URL(url).host, url };
}
