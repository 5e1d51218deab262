import { z } from 'zod';

/** Digits with the signs people write between them; Intune allows 20 characters. */
const PHONE = /^\+?[\d\s().\-/]{3,40}$/;
const Email = z.email();

/** A `tel:` link; `undefined` where the text is no phone number. */
export function phoneLink(phone: string | undefined): string | undefined {
  if (phone === undefined || !PHONE.test(phone.trim())) return undefined;
  return `tel:${phone.replaceAll(/[^+\d]/g, '')}`;
}

/** A `mailto:` link; `undefined` where the text is no e-mail address. */
export function emailLink(email: string | undefined): string | undefined {
  const address = Email.safeParse(email?.trim());
  return address.success ? `mailto:${encodeURIComponent(address.data).replace('%40', '@')}` : undefined;
}

/** The address of a web page; `undefined` where it is none, or of another kind such as `javascript:`. */
export function siteLink(site: string | undefined): string | undefined {
  const url = site === undefined ? null : URL.parse(site.trim());
  return url !== null && ['https:', 'http:'].includes(url.protocol) ? url.href : undefined;
}
