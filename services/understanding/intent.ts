/** What a person wants, as read from a sentence. */
export type Intent =
  /** Start a passcode reset. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'devices' }
  | { readonly kind: 'status' }
  | { readonly kind: 'help' }
  | { readonly kind: 'greeting' }
  /** Stop what is going on; also "don't reset it". */
  | { readonly kind: 'cancel' }
  | { readonly kind: 'sign-out' }
  /** Change the language; without one, offer the choice. */
  | { readonly kind: 'language'; readonly language: 'en' | 'nl' | 'de' | 'fr' | undefined }
  /** Talk to a person, or whom to call. */
  | { readonly kind: 'contact' }
  /** Somebody else acted in the person's name. */
  | { readonly kind: 'not-me' }
  | { readonly kind: 'thanks' }
  /** A question about resets ("what is a reset?"), not a wish for one. */
  | { readonly kind: 'about-reset' }
  /** Six digits and nothing else: the code of the sign-in page. */
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'unknown' };
