import { setTimeout as sleep } from 'node:timers/promises';
import { en } from '../../locales/en.ts';
import { helpdesk as words } from '../../locales/en/helpdesk.ts';
import { SANDBOX_HELPDESK } from '../../sandbox/helpdesk.ts';
import { MEGAN, type Person } from '../../sandbox/people.ts';
import { type Case, caseNumber } from '../../services/helpdesk/case.ts';
import type { CaseThread } from '../../services/helpdesk/case-ports.ts';
import { SECOND_MS } from '../../services/platform/clock.ts';
import { type CardInChat, cardOf } from '../harness/card-in-chat.ts';
import { readableText } from '../harness/connector-record.ts';
import { type BotAnswer, createTeamsClient, type TeamsClient } from '../harness/teams-client.ts';
import { look } from './look.ts';
import { type Concern, helperSpeaker, userSpeaker } from './speakers.ts';
import { type Said, talk } from './talk.ts';

/** The second helper of the team. */
export const ADELE: Person = {
  oid: 'c3a2e6f4-9d58-417a-aebc-73f408192d22',
  name: 'Adele Vance',
  username: 'adelev@example.com',
};
/** Longer than a dead worker holds a case, and than the sweep needs to find it. */
const PATIENCE_MS = 15 * SECOND_MS;
const PRESS_AGAIN_AFTER_MS = SECOND_MS;
const TRIES = 5;

/** What both sides did, for the verdict. */
export interface Consultation {
  /** The tries of each side to say something, in order. */
  readonly said: Readonly<Record<'user' | 'helper', readonly Said[]>>;
  /** What came of pressing *Claim* at once, by name of the helper. */
  readonly claims: Readonly<Record<string, 'won' | 'lost'>>;
  readonly comment: string;
  /** Where it went no further; nothing where it came to its end. */
  readonly stuckAt?: string;
}

/** Nothing goes on here. */
class Stuck extends Error {}

/** Asks for a person, talks, and rates; helpers claim, answer and resolve meanwhile. */
export async function consult(concern: Concern): Promise<Consultation> {
  const so = { said: { user: [], helper: [] }, claims: {}, comment: `c${concern.number}` };
  let done: Consultation = so;
  try {
    await converse(concern, (facts) => (done = { ...done, ...facts }), so.comment);
    return done;
  } catch (error) {
    if (!(error instanceof Stuck)) throw error;
    return { ...done, stuckAt: error.message };
  }
}

async function converse(
  concern: Concern,
  note: (facts: Partial<Consultation>) => void,
  comment: string,
): Promise<void> {
  const { endpoint, connector, person, reach } = concern;
  const sit = (seat: Parameters<typeof createTeamsClient>[1]): TeamsClient =>
    createTeamsClient({ endpoint, serviceUrl: connector.serviceUrl }, seat);
  const user = sit({ person });
  reach('helper');
  const { id, number, thread } = await askForPerson(concern, user);
  concern.begin(thread.conversationId);
  const helpers = [MEGAN, ADELE].map((helper) => sit(helperSeat(helper, thread)));
  const card = (): CardInChat => cardIn(concern, thread);
  reach('claim');
  const shown = card();
  const claims = Object.fromEntries(await Promise.all(helpers.map((helper) => claim(helper, shown))));
  note({ claims });
  const helper = helpers.find(({ seat }) => claims[seat.person.name] === 'won');
  if (helper === undefined) throw new Stuck('nobody got the case');
  reach('talk');
  const [asked, answered] = await Promise.all([
    talk(userSpeaker(concern, user, id), concern.habits.questions),
    talk(helperSpeaker(concern, helper, { id, card }), concern.habits.replies.length),
  ]);
  note({ said: { user: asked, helper: answered } });
  // Nobody has read them, as far as the bot knows: a late copy of words that it refused opens a resolved case again.
  if (asked.length > concern.habits.questions) await concern.settled();
  reach('resolve');
  const end = (): CardInChat | undefined =>
    messageWith(concern, user, en.cases.resolved.title(caseNumber(number)));
  const inHand = card();
  await press(() => helper.click(inHand, 'case.resolve', { resolution: 'solved' }), end, 'resolve');
  const isRated = async (): Promise<true | undefined> =>
    (await concern.cases.get(id).catch(() => undefined))?.rating && true;
  await press(() => user.click(end() ?? card(), '★★★★★', { comment }), isRated, 'rate');
}

function helperSeat(person: Person, { conversationId }: CaseThread): Parameters<typeof createTeamsClient>[1] {
  return { person, conversationType: 'channel', conversationId, teamId: SANDBOX_HELPDESK.teamId };
}

/** Where the answer of Teams was lost there may be two threads; the words go through the one that the case knows. */
async function askForPerson(
  { cases, person }: Concern,
  user: TeamsClient,
): Promise<Case & { readonly thread: CaseThread }> {
  const inThread = async (): Promise<(Case & { readonly thread: CaseThread }) | undefined> => {
    const current = await cases.current(person.oid).catch(() => undefined);
    return current?.thread === undefined ? undefined : { ...current, thread: current.thread };
  };
  return press(() => user.say('talk to a person'), inThread, 'ask for a person');
}

/** Does something, again where nothing comes of it. @throws Stuck where nothing ever does. */
async function press<T>(
  act: () => Promise<unknown>,
  find: () => T | undefined | Promise<T | undefined>,
  what: string,
): Promise<T> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    await act().catch(() => undefined);
    const found = await look(find, PATIENCE_MS);
    if (found !== undefined) return found;
  }
  throw new Stuck(what);
}

/** Presses, on the card as it was at first, until the answer says who has it. @returns the name, and what came of it. */
async function claim(helper: TeamsClient, card: CardInChat): Promise<readonly [string, 'won' | 'lost']> {
  const { name } = helper.seat.person;
  for (let tries = 0; tries < 2 * TRIES; tries += 1) {
    const answer = await helper.click(card, 'case.claim').catch(() => undefined);
    if (isCard(answer)) return [name, 'won'];
    if (isTaken(answer, helper)) return [name, 'lost'];
    await sleep(PRESS_AGAIN_AFTER_MS);
  }
  throw new Stuck('claim');
}

function isCard(answer: BotAnswer | undefined): boolean {
  return JSON.stringify(answer?.body ?? '').includes('application/vnd.microsoft.card.adaptive');
}

/** Whether the answer names the other helper, who was first. */
function isTaken(answer: BotAnswer | undefined, { seat }: TeamsClient): boolean {
  const others = [MEGAN, ADELE].filter(({ oid }) => oid !== seat.person.oid);
  const said = JSON.stringify(answer?.body ?? '');
  return others.some((helper) => said.includes(words.refusal({ reason: 'claimed-by', helper }, String)));
}

/** The case's card as the thread shows it. */
function cardIn({ connector }: Concern, { conversationId, cardActivityId }: CaseThread): CardInChat {
  const shown = connector.chat(conversationId).find(({ activityId }) => activityId === cardActivityId);
  if (shown === undefined) throw new Stuck('the card is gone');
  return cardOf(shown);
}

function messageWith({ connector }: Concern, { seat }: TeamsClient, text: string): CardInChat | undefined {
  const found = connector
    .chat(seat.conversationId)
    .find(({ activity }) => activity.attachments.length > 0 && readableText(activity).includes(text));
  return found && cardOf(found);
}
