import { createChainHash } from '../../../services/audit/audit-chain.ts';
import { createMemoryAuditStore } from '../../../services/audit/memory-audit-store.ts';
import { describeAuditStore } from '../../contracts/audit-store.ts';

describe('in memory', () => {
  describeAuditStore('memory', () => createMemoryAuditStore(createChainHash(undefined)));
});
