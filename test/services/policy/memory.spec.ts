import { systemClock } from '../../../services/platform/clock.ts';
import { createMemoryApprovalBook } from '../../../services/policy/approval-book.ts';
import { createMemoryBlockList } from '../../../services/policy/block-list.ts';
import { createMemoryLimitLedger } from '../../../services/policy/memory-limit-ledger.ts';
import { createMemoryPauseSwitch } from '../../../services/policy/pause-switch.ts';
import { describeApprovalBook } from '../../contracts/approval-book.ts';
import { describeBlockList } from '../../contracts/block-list.ts';
import { describeLimitLedger } from '../../contracts/limit-ledger.ts';
import { describePauseSwitch } from '../../contracts/pause-switch.ts';

describe('in memory', () => {
  describeLimitLedger('memory', createMemoryLimitLedger);
  describePauseSwitch('memory', createMemoryPauseSwitch);
  describeBlockList('memory', createMemoryBlockList);
  describeApprovalBook('memory', () => createMemoryApprovalBook(systemClock));
});
