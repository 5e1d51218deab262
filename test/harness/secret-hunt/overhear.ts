import { Secret } from '../../../services/platform/secret.ts';
import type { KnownSecret } from './known-secret.ts';

/** Hears of every text that the product takes out of a `Secret` in this process. @returns What ends it. */
export function overhear(hear: (secret: KnownSecret) => void): () => void {
  const expose = Reflect.get(Secret.prototype, 'expose');
  const heard = new Proxy(expose, {
    apply(target, self, args): unknown {
      const value: unknown = Reflect.apply(target, self, args);
      if (typeof value === 'string') hear({ kind: 'held', value });
      return value;
    },
  });
  Reflect.set(Secret.prototype, 'expose', heard);
  return () => {
    Reflect.set(Secret.prototype, 'expose', expose);
  };
}
