import { systemClock } from '../../../services/platform/clock.ts';
import { createInProcessQueue } from '../../../services/jobs/in-process-queue.ts';
import { createMemoryResetStore } from '../../../services/resets/memory-reset-store.ts';
import { describeJobQueue } from '../../contracts/job-queue.ts';
import { describeResetStore } from '../../contracts/reset-store.ts';
import { silent } from './hand-ports.ts';

describe('in memory', () => {
  describeResetStore('memory', createMemoryResetStore);
  describeJobQueue('in-process', () =>
    createInProcessQueue({ clock: systemClock, log: silent, retries: { attempts: 3, firstDelayMs: 1 } }),
  );
});
