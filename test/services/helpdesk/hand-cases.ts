import type { CaseOpening, CaseService } from '../../../services/helpdesk/case-service.ts';
import type { Case } from '../../../services/helpdesk/case.ts';
import { someCase } from './some-case.ts';

/** The helpdesk, as far as others open cases there: every case is HD-1042. */
export class HandCases implements Pick<CaseService, 'open' | 'hasChannel'> {
  readonly opened: CaseOpening[] = [];
  /** Whether helpers see them. */
  isSeen = true;
  beforeOpen: () => Promise<void> = () => Promise.resolve();

  async open(opening: CaseOpening): Promise<Case> {
    await this.beforeOpen();
    this.opened.push(opening);
    return someCase({ number: 1042 });
  }

  hasChannel(): Promise<boolean> {
    return Promise.resolve(this.isSeen);
  }
}
