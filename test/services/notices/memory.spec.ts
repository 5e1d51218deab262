import { createMemoryNoticeLedger } from '../../../services/notices/memory-notice-ledger.ts';
import { systemClock } from '../../../services/platform/clock.ts';
import { describeNoticeLedger } from '../../contracts/notice-ledger.ts';

describe('in memory', () => {
  describeNoticeLedger('memory', () => createMemoryNoticeLedger(systemClock));
});
