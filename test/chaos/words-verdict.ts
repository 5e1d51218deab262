import { en } from '../../locales/en.ts';
import type { Case, CaseSide } from '../../services/helpdesk/case.ts';
import { type ConnectorRecord, readableText } from '../harness/connector-record.ts';
import { type CaseSubject, threadsOf } from './case-places.ts';
import type { Stage } from './stage.ts';
import type { Said } from './talk.ts';

/** What the bot says where it did not do what it was told. */
const APOLOGIES = [
  en.chat.busyTryAgain,
  en.chat.stillWorking,
  en.chat.startUnknown,
  en.chat.startedAllTheSame,
];

/** What one side said to the other. */
export interface OneWay {
  readonly said: readonly Said[];
  /** Who reads it. */
  readonly to: CaseSide;
  readonly subject: CaseSubject;
}

/** None is lost, none silently refused, and they come in the order in which they were taken. */
export function judgeWords(stage: Stage, { only, ...way }: OneWay & { readonly only: Case }): string[] {
  const { said } = way;
  const taken = only.taken.flatMap(({ sourceId }) =>
    said.filter(({ activityId }) => activityId === sourceId),
  );
  const arrived = heard(stage, way)
    .flat()
    .sort((a, b) => a.order - b.order)
    .map((record) => taken.findIndex(({ mark }) => readableText(record.activity).includes(mark)));
  const isInOrder = arrived.every((place, i) => place >= (arrived[i - 1] ?? 0));
  const sentOrder = taken.map((each) => said.indexOf(each));
  const isTakenInOrder = sentOrder.every((place, i) => place >= (sentOrder[i - 1] ?? 0));
  // What was refused with an apology may still be taken when a late copy of it comes, and has lost its place by then.
  const isSure = said.every((each) => !isExcused(stage, each, way));
  const silent = said.filter((each) => !taken.includes(each) && !isExcused(stage, each, way));
  return [
    ...taken
      .filter((_, place) => !arrived.includes(place))
      .map(({ mark }) => `${mark} was taken and never came`),
    ...silent.map(({ mark }) => `${mark} was not taken, and nobody said so`),
    ...(isInOrder ? [] : [`what is for the ${way.to} came in the order ${arrived.join()}`]),
    ...(isTakenInOrder || !isSure
      ? []
      : [`what is for the ${way.to} was taken in the order ${sentOrder.join()}`]),
  ];
}

/** Whether the speaker was told that it did not go through. */
function isExcused({ connector }: Stage, { answer, since }: Said, { to, subject }: OneWay): boolean {
  if (answer === undefined || answer.status >= 300) return true;
  const isSorry = (text: string): boolean => APOLOGIES.some((apology) => text.includes(apology));
  if (isSorry(JSON.stringify(answer.body ?? ''))) return true;
  const places = to === 'user' ? threadsOf(connector.records, subject) : [subject.conversationId];
  return connector.records
    .slice(since)
    .some(
      ({ conversationId, activity }) => places.includes(conversationId) && isSorry(readableText(activity)),
    );
}

/** What came of each try at the other side. */
export function heard({ connector }: Stage, { said, to, subject }: OneWay): (readonly ConnectorRecord[])[] {
  const places = to === 'user' ? [subject.conversationId] : threadsOf(connector.records, subject);
  const sent = connector.records.filter(
    ({ operation, conversationId }) => operation === 'send' && places.includes(conversationId),
  );
  return said.map(({ mark }) => sent.filter(({ activity }) => readableText(activity).includes(mark)));
}
