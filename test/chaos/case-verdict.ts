import { en } from '../../locales/en.ts';
import { MEGAN } from '../../sandbox/people.ts';
import { type Case, caseNumber } from '../../services/helpdesk/case.ts';
import { type ConnectorRecord, readableText } from '../harness/connector-record.ts';
import { type CaseSubject, placeOf, threadCards } from './case-places.ts';
import { ADELE, type Consultation } from './consultation.ts';
import type { Stage } from './stage.ts';
import type { Said } from './talk.ts';
import { heard, judgeWords } from './words-verdict.ts';

/** What the consultation of a run came to. */
export interface CaseVerdict {
  /** What must never be; empty where all is well. */
  readonly violations: readonly string[];
  readonly cases: readonly Case[];
  /** Words that both sides wrote. */
  readonly words: number;
  /** Words, cards and news beyond one each: explained by a death, an absence or a lost answer in between. */
  readonly repeats: number;
  /** Words that the bot said it did not take, and that were said again. */
  readonly saidAgain: number;
}

/** Holds what both sides read against what they said, and the record against both. */
export function judgeCase(stage: Stage, subject: CaseSubject, held: Consultation): CaseVerdict {
  const { cases } = subject;
  const [only] = cases;
  const { user, helper } = held.said;
  const seen = [
    ...news(stage, subject),
    ...heard(stage, { said: user, to: 'helpdesk', subject }),
    ...heard(stage, { said: helper, to: 'user', subject }),
  ];
  const told = seen.map((records) => judgeRepeats(stage, records));
  return {
    cases,
    words: new Set([...user, ...helper].map(({ mark }) => mark)).size,
    saidAgain: user.length + helper.length - wordsOf(user) - wordsOf(helper),
    repeats: told.reduce((sum, { repeats }) => sum + repeats, 0),
    violations: [
      ...(held.stuckAt === undefined ? [] : [`the consultation got no further than: ${held.stuckAt}`]),
      ...(cases.length === 1 ? [] : [`${cases.length} cases for one concern`]),
      ...told.flatMap(({ unexplained }) => unexplained),
      ...(only === undefined ? [] : judgeRecord(only, held)),
      ...judgeClaims(held),
      ...(only === undefined ? [] : judgeWords(stage, { only, said: user, to: 'helpdesk', subject })),
      ...(only === undefined ? [] : judgeWords(stage, { only, said: helper, to: 'user', subject })),
    ],
  };
}

function wordsOf(said: readonly Said[]): number {
  return new Set(said.map(({ word }) => word)).size;
}

function judgeRecord(only: Case, { claims, comment }: Consultation): string[] {
  const name = caseNumber(only.number);
  const claimed = only.timeline.filter(({ what }) => what === 'claimed');
  const isRated = only.rating?.stars === 5 && only.rating.comment === comment;
  const isOver = only.state === 'resolved' || only.state === 'closed';
  const holder = only.claimedBy?.name ?? '';
  return [
    ...(isOver ? [] : [`${name} is still ${only.state}`]),
    ...(claimed.length === 1 ? [] : [`${name} was claimed ${claimed.length} times`]),
    ...(claims[holder] === 'won' ? [] : [`${name} is held by ${holder}, who was not told so`]),
    ...(isRated ? [] : [`the rating of ${name} is not stored`]),
    ...(only.outbox.length === 0
      ? []
      : [`${name} still has to ${only.outbox.map(({ kind }) => kind).join(', ')}`]),
    ...(only.undeliverable === undefined ? [] : [`${name} gave up reaching: ${only.undeliverable}`]),
  ];
}

function judgeClaims({ claims }: Consultation): string[] {
  const winners = Object.values(claims).filter((came) => came === 'won').length;
  return winners === 1 ? [] : [`${winners} helpers got the case`];
}

/** The threads, and what the user is told of the case beside the helper's words. */
function news({ connector }: Stage, subject: CaseSubject): (readonly ConnectorRecord[])[] {
  const { conversationId, cases } = subject;
  const chat = connector.records.filter(
    (record) => record.operation === 'send' && record.conversationId === conversationId,
  );
  const told = (text: string): readonly ConnectorRecord[] =>
    chat.filter(({ activity }) => readableText(activity).includes(text));
  return [
    threadCards(connector.records, subject),
    ...cases.map(({ number }) => told(en.cases.resolved.title(caseNumber(number)))),
    ...cases.flatMap(({ number }) =>
      [MEGAN, ADELE].map(({ name }) => told(en.cases.claimed.text(name, caseNumber(number)))),
    ),
  ];
}

/** What came more than once: each time, something must have happened in between that explains it. */
function judgeRepeats(
  { outages }: Stage,
  records: readonly ConnectorRecord[],
): { readonly repeats: number; readonly unexplained: readonly string[] } {
  const again = records.slice(1).map((record, i) => ({ record, earlier: records[i] ?? record }));
  const unexplained = again.filter(({ record, earlier }) => {
    const place = placeOf(record);
    return !outages.between(earlier.order, record.order, place);
  });
  return {
    repeats: again.length,
    unexplained: unexplained.map(({ record }) => `came twice: ${readableText(record.activity).slice(0, 80)}`),
  };
}
