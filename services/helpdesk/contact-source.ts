import type { SupportContact, SupportContactSource } from '../intune/support-contact.ts';
import type { Logger } from '../platform/logger.ts';

/** A contact as the policy names it: what is absent is not known. */
export type NamedContact = { readonly [K in keyof SupportContact]?: SupportContact[K] | undefined };

/** Finds whom people can ask. It is read where nothing else helps, so it never throws. */
export interface HelpdeskContact {
  /** @returns `undefined` where nobody is named anywhere. */
  read(): Promise<SupportContact | undefined>;
}

/** Intune's branding first; where that names nobody or cannot be read, the policy's own contact. */
export function createHelpdeskContact(
  branding: SupportContactSource,
  fallback: () => NamedContact | undefined,
  log: Logger,
): HelpdeskContact {
  return {
    async read() {
      try {
        return (await branding.read()) ?? complete(fallback());
      } catch (error) {
        log.warn({ error }, 'Support contact could not be read');
        return complete(fallback());
      }
    },
  };
}

function complete(named: NamedContact | undefined): SupportContact | undefined {
  if (named === undefined) return undefined;
  const { name, phone, email, notes, site } = named;
  return { name, phone, email, notes, site };
}
