import { SignJWT } from 'jose';
import { Secret } from '../../../services/platform/secret.ts';
import type { KnownSecret } from './known-secret.ts';

/** In characters. What is shorter in a `Secret` is no key, but a word of some test, which may stand in its title. */
const SHORTEST_HELD = 16;

type Hear = (secret: KnownSecret) => void;

/** Hears of every key and token that the product takes out of a `Secret` in this process. @returns What ends it. */
export function overhearSecrets(hear: Hear): () => void {
  const expose = Reflect.get(Secret.prototype, 'expose');
  const heard = new Proxy(expose, {
    apply(target, self, args): unknown {
      const value: unknown = Reflect.apply(target, self, args);
      if (typeof value === 'string' && value.length >= SHORTEST_HELD) hear({ kind: 'held', value });
      return value;
    },
  });
  Reflect.set(Secret.prototype, 'expose', heard);
  return () => {
    Reflect.set(Secret.prototype, 'expose', expose);
  };
}

/** Hears of every token that the tests sign in this process, as the channel or somebody else. @returns What ends it. */
export function overhearSigning(hear: Hear): () => void {
  const sign = Reflect.get(SignJWT.prototype, 'sign');
  const heard = new Proxy(sign, {
    async apply(target, self, args): Promise<unknown> {
      const value: unknown = await Reflect.apply(target, self, args);
      if (typeof value === 'string') hear({ kind: 'token', value });
      return value;
    },
  });
  Reflect.set(SignJWT.prototype, 'sign', heard);
  return () => {
    Reflect.set(SignJWT.prototype, 'sign', sign);
  };
}
