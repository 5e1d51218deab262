import { channel, subscribe, unsubscribe } from 'node:diagnostics_channel';
import { z } from 'zod';

/** A secret that this world gave out, and that nobody may keep. */
const IssuedSecret = z.object({
  kind: z.enum(['passcode', 'token', 'client-secret']),
  value: z.string(),
});
export type IssuedSecret = z.infer<typeof IssuedSecret>;

const NAME = 'passcode-desk.sandbox.issued-secret';
/** Holds nothing, and costs nothing while nobody listens. */
const issued = channel(NAME);

/** Tells whoever listens in this process of a secret, before anybody else has it. */
export function announceSecret(secret: IssuedSecret): void {
  issued.publish(secret);
}

/** Hears of every secret that the worlds of this process give out from now on. @returns What ends it. */
export function onIssuedSecret(hear: (secret: IssuedSecret) => void): () => void {
  const listener = (message: unknown): void => {
    hear(IssuedSecret.parse(message));
  };
  subscribe(NAME, listener);
  return () => {
    unsubscribe(NAME, listener);
  };
}
