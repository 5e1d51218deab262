import type { FoundPerson, PersonalRecords } from '../../../services/privacy/personal-records.ts';
import { type Holding, HOLDINGS, type PersonalStores } from '../../../services/privacy/personal-store.ts';

/** Records in the hands of a test: one entry of every kind for each person, until it is erased. */
export class HandRecords implements PersonalRecords {
  /** What was erased, in order: `resets of user-1`. */
  readonly erased: string[] = [];
  open: Pick<FoundPerson, 'openResetIds' | 'openCaseIds'> = { openResetIds: [], openCaseIds: [] };
  /** The kind that cannot be erased, as Redis is away by then. */
  broken: Holding | undefined;
  readonly stores: PersonalStores = {
    resets: this.#hold('resets'),
    cases: this.#hold('cases'),
    conversations: this.#hold('conversations'),
    limits: this.#hold('limits'),
    traces: this.#hold('traces'),
    'webhook-events': this.#hold('webhook-events'),
    jobs: this.#hold('jobs'),
    'help-given': this.#hold('help-given'),
    'approvals-given': this.#hold('approvals-given'),
    pause: this.#hold('pause'),
    blocks: this.#hold('blocks'),
  };

  find(userId: string): Promise<FoundPerson> {
    const ids = { conversationIds: [], resetIds: [], caseIds: [], deviceIds: [] };
    return Promise.resolve({ userId, ...ids, ...this.open });
  }

  #hold(holding: Holding): PersonalStores[Holding] {
    return {
      list: ({ userId }) => Promise.resolve([`${holding} of ${userId}`]),
      erase: ({ userId }) => {
        if (holding === this.broken) return Promise.reject(new Error('away'));
        this.erased.push(`${holding} of ${userId}`);
        return Promise.resolve(1);
      },
    };
  }
}

/** Everything of a person, in the order in which it goes. */
export const allOf = (userId: string, but?: Holding): readonly string[] =>
  HOLDINGS.filter((holding) => holding !== but).map((holding) => `${holding} of ${userId}`);
