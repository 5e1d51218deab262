import { onIssuedSecret } from '../../../sandbox/issued-secrets.ts';
import { createHunt, type Hunt } from './hunt.ts';
import { onKept } from './kept.ts';
import { overhearSecrets, overhearSigning } from './overhear.ts';
import { onWebhook } from './webhook-traffic.ts';

/** Begins a hunt for every secret that exists in this process from now on. Its search ends the listening. */
export function beginHunt(): Hunt {
  const hunt = createHunt();
  const ends = [
    onIssuedSecret(hunt.note),
    overhearSecrets(hunt.note),
    overhearSigning(hunt.note),
    onKept(hunt.keep),
    onWebhook(hunt.keep),
  ];
  return {
    ...hunt,
    search() {
      for (const end of ends) end();
      return hunt.search();
    },
  };
}
