import { doctorWords } from '../../locales/doctor.ts';
import type { ChainHash } from '../../services/audit/audit-chain.ts';
import type { AuditStore } from '../../services/audit/audit-store.ts';
import { verifyAudit } from '../../services/audit/verify-audit.ts';
import { judge, type Verdict } from './check.ts';

/** As many as are verified within a second. `audit verify` walks the whole chain. */
const NEWEST = 1000;

/** Whether the newest part of a tenant's chain is as it was written. */
export async function checkAudit(
  how: { readonly store: AuditStore; readonly hashOf: ChainHash; readonly tenantId: string },
  newest = NEWEST,
): Promise<Verdict> {
  // What lies before is as if retention had taken it, however young it is.
  const { flaws } = await verifyAudit({ ...how, store: fromNewest(how.store, newest), keptSince: Infinity });
  return judge(flaws.map(doctorWords.audit));
}

/** A chain that begins so many entries before its end. */
function fromNewest(store: AuditStore, newest: number): AuditStore {
  return {
    ...store,
    async ends(tenantId) {
      const ends = await store.ends(tenantId);
      const before = (ends.head?.sequence ?? 0) - newest;
      if (before <= (ends.trimmed?.sequence ?? 0)) return ends;
      const [start] = await store.read(tenantId, before - 1, 1);
      return { head: ends.head, trimmed: start };
    },
  };
}
