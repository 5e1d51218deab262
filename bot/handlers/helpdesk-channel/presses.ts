import type { HelperCaseAction } from '../../../cards/case-actions.ts';
import { answerWithCard } from '../../../dialogs/answer.ts';
import { type Case, RESOLUTIONS } from '../../../services/helpdesk/case.ts';
import type { CaseChange, HelperAct } from '../../../services/helpdesk/case-service.ts';
import { drawCase } from '../../teams-case-desk.ts';
import { passOn } from '../pass-on.ts';
import { type ChannelDesk, helperOf, nameOf, refusalText, reply, wordsOf } from './channel-desk.ts';

type Action<N extends HelperCaseAction['action']> = Extract<HelperCaseAction, { action: N }>;

/** One handler per button of a case; a missing one does not compile. */
type PressHandlers = {
  readonly [N in HelperCaseAction['action']]: (desk: ChannelDesk, action: Action<N>) => Promise<void>;
};

const HANDLERS: PressHandlers = {
  'case.claim': (desk, action) => change(desk, (cases) => cases.claim(actOf(desk, action))),
  'case.release': (desk, action) => change(desk, (cases) => cases.release(actOf(desk, action))),
  'case.resolve': resolve,
  'case.reply': replyFromCard,
  'case.offer-reset': (desk, action) => change(desk, (cases) => cases.offerReset(actOf(desk, action))),
  'case.approve': (desk, action) =>
    change(desk, (cases) => cases.approve({ ...actOf(desk, action), deviceId: action.device })),
  'case.deny': (desk, action) => change(desk, (cases) => cases.deny(actOf(desk, action))),
};

/** Does what a button of a case asks for. Who presses was seen to be in the helpdesk's team. */
export function handlePress<N extends HelperCaseAction['action']>(
  desk: ChannelDesk,
  action: Action<N>,
): Promise<void> {
  const name: N = action.action;
  return HANDLERS[name](desk, action);
}

function actOf(desk: ChannelDesk, { case: caseId }: { readonly case: string }): HelperAct {
  return { caseId, helper: helperOf(desk) };
}

/** The one who pressed sees the case as it is now; the card is updated for everybody by the case's outbox. */
async function change(
  desk: ChannelDesk,
  act: (cases: ChannelDesk['services']['cases']) => Promise<CaseChange>,
): Promise<void> {
  const changed = await act(desk.services.cases);
  if (changed.ok) await showChanged(desk, changed.value);
  else await reply(desk, refusalText(desk, changed.error));
}

async function showChanged(desk: ChannelDesk, changed: Case): Promise<void> {
  await answerWithCard(desk.context, await drawCase(desk.services, changed));
}

async function resolve(desk: ChannelDesk, action: Action<'case.resolve'>): Promise<void> {
  const resolution = RESOLUTIONS.find((known) => known === action.resolution);
  if (resolution === undefined) return reply(desk, wordsOf(desk).resolutionError);
  return change(desk, (cases) => cases.resolve({ ...actOf(desk, action), resolution }));
}

/** The press itself is the message: pressed twice it is sent twice, delivered twice it is sent once. */
async function replyFromCard(desk: ChannelDesk, action: Action<'case.reply'>): Promise<void> {
  const words = wordsOf(desk);
  const text = action.text?.trim() ?? '';
  if (text === '') return reply(desk, words.nothingWritten);
  const { activityId: sourceId = desk.correlationId, sentAt } = desk.turn;
  const written = { text, attachments: [], change: 'new', sourceId, sentAt } as const;
  const passed = await passOn(written, (part) =>
    desk.services.cases.reply({ ...actOf(desk, action), written: part }),
  );
  if (passed.ok) return reply(desk, words.sentTo(nameOf(desk, passed.value.user)));
  return reply(desk, passed.error === 'too-long' ? words.tooLong : refusalText(desk, passed.error));
}
