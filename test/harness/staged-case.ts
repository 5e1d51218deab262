import { en } from '../../locales/en.ts';
import { SANDBOX_HELPDESK } from '../../sandbox/helpdesk.ts';
import { MEGAN, type Person } from '../../sandbox/people.ts';
import { SECOND_MS } from '../../services/platform/clock.ts';
import { look } from '../chaos/look.ts';
import type { Stage } from '../chaos/stage.ts';
import { type CardInChat, cardOf } from './card-in-chat.ts';
import { type ConnectorRecord, readableText } from './connector-record.ts';
import { createTeamsClient, type TeamsClient } from './teams-client.ts';

/** Longer than a dead worker holds a case on the stage. */
const WITHIN_MS = 30 * SECOND_MS;

/** A case in the helpdesk's channel of a stage. */
export interface StagedCase {
  readonly id: string;
  readonly user: TeamsClient;
  readonly threadId: string;
  /** Sits a member of the helpdesk's team down in the thread. */
  readonly helper: (person?: Person) => TeamsClient;
  /** The case's card as the thread shows it now. */
  readonly card: () => CardInChat;
  /** What was sent into a conversation with this in it, in order. */
  readonly sent: (conversationId: string, text: string) => readonly ConnectorRecord[];
  /** Waits until something was sent. @throws where it never was. */
  readonly hears: (conversationId: string, text: string) => Promise<ConnectorRecord>;
}

/** Asks for a person, each activity as often as wanted, and waits until the case has its thread. */
export async function openStagedCase(stage: Stage, person: Person, copies = 1): Promise<StagedCase> {
  const { channel, connector, cases } = stage;
  const places = { endpoint: channel.endpoint, serviceUrl: connector.serviceUrl, copies };
  const user = createTeamsClient(places, { person });
  await user.say('talk to a person');
  const opened = await look(async () => {
    const current = await cases.current(person.oid);
    return current?.thread && { id: current.id, ...current.thread };
  }, WITHIN_MS);
  if (opened === undefined) throw new Error('The case has no thread');
  const { id, conversationId: threadId, cardActivityId } = opened;
  const sent: StagedCase['sent'] = (place, text) =>
    connector.records.filter(
      ({ operation, conversationId, activity }) =>
        operation === 'send' && conversationId === place && readableText(activity).includes(text),
    );
  return {
    ...{ id, user, threadId, sent },
    helper: (helper = MEGAN) => {
      const { teamId } = SANDBOX_HELPDESK;
      return createTeamsClient(places, {
        ...{ person: helper, conversationType: 'channel', conversationId: threadId, teamId },
      });
    },
    card() {
      const shown = connector.chat(threadId).find(({ activityId }) => activityId === cardActivityId);
      if (shown === undefined) throw new Error('The card of the case is gone');
      return cardOf(shown);
    },
    async hears(place, text) {
      const heard = await look(() => sent(place, text)[0], WITHIN_MS);
      if (heard === undefined) throw new Error(`Nobody said: ${text}`);
      return heard;
    },
  };
}

/** A case that a helper took, of which the user knows. */
export async function openTakenCase(stage: Stage, person: Person, copies = 1): Promise<StagedCase> {
  const staged = await openStagedCase(stage, person, copies);
  await staged.helper().click(staged.card(), 'case.claim');
  await staged.hears(staged.user.seat.conversationId, en.cases.claimed.title);
  return staged;
}
