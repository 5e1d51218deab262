import { SANDBOX_HELPDESK } from '../../sandbox/helpdesk.ts';
import type { Person } from '../../sandbox/people.ts';
import type { CaseStore } from '../../services/helpdesk/case-store.ts';
import type { CardInChat } from '../harness/card-in-chat.ts';
import { readableText } from '../harness/connector-record.ts';
import type { TeamsClient } from '../harness/teams-client.ts';
import type { TeamsConnector } from '../harness/teams-connector.ts';
import type { Plan, Point } from './plan.ts';
import type { Speaker } from './talk.ts';

/** Somebody who needs a person, and where the helpdesk sits. */
export interface Concern {
  readonly person: Person;
  readonly number: number;
  readonly habits: Plan['consultation'];
  readonly endpoint: string;
  readonly connector: TeamsConnector;
  readonly cases: CaseStore;
  /** Waits until nothing that the user sent is still on its way. */
  readonly settled: () => Promise<void>;
  /** Tells where the consultation is. */
  readonly reach: (point: Point) => void;
  /** Tells in which thread it is, once it is. */
  readonly begin: (threadId: string) => void;
}

/** The user writes into the own chat; it arrives in the thread. */
export function userSpeaker(concern: Concern, user: TeamsClient, caseId: string): Speaker {
  return {
    ...speaker(concern, caseId),
    name: `u${concern.number}`,
    say: (_, mark, id) => user.say(`The screen says ${mark} and nothing else`, { id }),
    hasArrived: (mark) => hasArrived(concern, mark, (place) => place.startsWith(SANDBOX_HELPDESK.channelId)),
  };
}

/** Writes into the card, mentions the bot, or just writes into the thread, as planned. */
export function helperSpeaker(
  concern: Concern,
  helper: TeamsClient,
  { id: caseId, card }: { readonly id: string; readonly card: () => CardInChat },
): Speaker {
  const mention = '<at>Passcode Desk</at>';
  const entities = [{ type: 'mention', text: mention, mentioned: { id: '28:passcode-desk' } }];
  return {
    ...speaker(concern, caseId),
    name: `h${concern.number}`,
    say(word, mark, id) {
      const text = `Please try ${mark} and tell me what you see`;
      switch (concern.habits.replies[word]) {
        case 'card':
          return helper.click(card(), 'case.reply', { text }, { id });
        case 'mention':
          return helper.say(`${mention} ${text}`, { id, entities });
        default:
          return helper.say(text, { id });
      }
    },
    hasArrived: (mark) => hasArrived(concern, mark, (place) => place === `a:${concern.person.oid}`),
  };
}

function speaker({ cases, connector }: Concern, caseId: string): Pick<Speaker, 'isTaken' | 'now'> {
  return {
    now: () => connector.records.length,
    async isTaken(activityId) {
      const stored = await cases.get(caseId);
      return stored?.taken.some(({ sourceId }) => sourceId === activityId) ?? false;
    },
  };
}

function hasArrived({ connector }: Concern, mark: string, isThere: (place: string) => boolean): boolean {
  return connector.records.some(
    ({ conversationId, operation, activity }) =>
      operation === 'send' && isThere(conversationId) && readableText(activity).includes(mark),
  );
}
