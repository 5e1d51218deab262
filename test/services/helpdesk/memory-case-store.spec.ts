import { createMemoryCaseStore } from '../../../services/helpdesk/memory-case-store.ts';
import { describeCaseStore } from '../../contracts/case-store.ts';

describeCaseStore('memory', createMemoryCaseStore);
