import type { Activity, TurnContext } from 'botbuilder';
import type { DialogContext, DialogInstance, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog, DialogReason } from '../sdk.ts';
import { z } from 'zod';
import type { AdaptiveCard } from '../../cards/card.ts';
import { canceledNotice, closedNotice, replacedNotice } from '../../cards/notices.ts';
import type { Reader } from '../../locales/index.ts';
import type { Clock, Instant } from '../../services/platform/clock.ts';
import type { Logger } from '../../services/platform/logger.ts';
import type { JobQueue } from '../../services/jobs/job-queue.ts';
import { answerWithCard, answerWithText, cardMessage, sendMessage } from '../answer.ts';
import { readChannelFailure } from '../channel-failure.ts';
import { scopeOf, type TurnEvent } from '../turn.ts';
import type { Unanswered } from './outcome.ts';
import { PromptState } from './prompt-state.ts';

const CLOSED = Symbol('passcode-desk.prompt-closed');

/** Whether a prompt was answered, ended or replaced in this turn, so that its card is closed. */
export function wasPromptClosed(context: TurnContext): boolean {
  return context.turnState.get(CLOSED) === true;
}

/** What every prompt needs. */
export interface PromptServices {
  readonly queue: Pick<JobQueue, 'schedule'>;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: Logger;
}

/** What a prompt shows when it opens. */
export interface Opening {
  readonly message: Partial<Activity>;
  /** Sent after the card, where something has to be a message of its own. */
  readonly companion?: Partial<Activity>;
  /** When the prompt ends by itself. */
  readonly expiresAt?: Instant;
}

/** Everything a prompt knows while it is open. */
export interface Open<O> {
  readonly dc: DialogContext;
  readonly context: TurnContext;
  readonly reader: Reader;
  readonly prompt: PromptState;
  readonly options: O;
}

/**
 * A prompt that is one card: open until it is answered, canceled, replaced by something newer, or its time
 * is over. Whatever ends it, the card is closed, so that no button of it can be pressed again.
 */
export abstract class CardPrompt<O extends object> extends Dialog {
  protected readonly services: PromptServices;
  readonly #options: z.ZodType<O>;
  /** The options, as the dialog's state holds them beside the prompt's own. */
  readonly #stored: z.ZodType<{ options: O }>;

  constructor(id: string, services: PromptServices, options: z.ZodType<O>) {
    super(id);
    this.services = services;
    this.#options = options;
    this.#stored = z.object({ options });
  }

  /** Makes the card. */
  protected abstract open(context: TurnContext, promptId: string, options: O): Promise<Opening>;

  /** Takes what happened while the prompt is open. `undefined`: not for this prompt, it stays open. */
  protected abstract receive(open: Open<O>, event: TurnEvent): Promise<DialogTurnResult | undefined>;

  /** The card that stays behind when the time is over. */
  protected abstract expiredCard(options: O, reader: Reader): AdaptiveCard;

  override async beginDialog(dc: DialogContext, options?: object): Promise<DialogTurnResult> {
    const parsed = this.#options.parse(options);
    const promptId = this.services.newId();
    const opening = await this.open(dc.context, promptId, parsed);
    if (opening.expiresAt !== undefined) await this.#scheduleEnd(dc.context, promptId, opening.expiresAt);
    const cardActivityId = await sendMessage(dc.context, opening.message);
    const companionActivityId = opening.companion && (await sendMessage(dc.context, opening.companion));
    const state: PromptState = {
      promptId,
      userId: scopeOf(dc.context).turn.sender.oid,
      wrongAnswers: 0,
      ...(cardActivityId === undefined ? {} : { cardActivityId }),
      ...(companionActivityId === undefined ? {} : { companionActivityId }),
      ...(opening.expiresAt === undefined ? {} : { expiresAt: opening.expiresAt }),
    };
    Object.assign(this.#instance(dc).state, state, { options: parsed });
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { turn, reader } = scopeOf(dc.context);
    const prompt = PromptState.parse(this.#instance(dc).state);
    const open: Open<O> = {
      dc,
      context: dc.context,
      reader,
      prompt,
      options: this.#readOptions(this.#instance(dc)),
    };
    if (turn.sender.oid !== prompt.userId) return Dialog.EndOfTurn;
    if (isCancel(turn.event, prompt.promptId)) return this.#cancel(open, turn.event);
    if (this.#isOver(turn.event, prompt)) return this.#expire(open);
    return (await this.receive(open, turn.event)) ?? Dialog.EndOfTurn;
  }

  /** Called when something newer replaces the prompt. */
  override async endDialog(
    context: TurnContext,
    instance: DialogInstance,
    reason: DialogReason,
  ): Promise<void> {
    if (reason !== DialogReason.cancelCalled) return;
    context.turnState.set(CLOSED, true);
    const prompt = PromptState.safeParse(instance.state);
    if (prompt.success) await this.#close(context, prompt.data, replacedNotice(scopeOf(context).reader));
  }

  /** Closes the card and ends the prompt with a result. */
  protected async finish(open: Open<O>, card: AdaptiveCard, result: object): Promise<DialogTurnResult> {
    open.context.turnState.set(CLOSED, true);
    await answerWithCard(open.context, card);
    await this.#close(open.context, open.prompt, card);
    return open.dc.endDialog(result);
  }

  /** Shows the same prompt anew, such as another page; it stays open. */
  protected async redraw(open: Open<O>, card: AdaptiveCard): Promise<DialogTurnResult> {
    await answerWithCard(open.context, card);
    await this.#replace(open.context, open.prompt.cardActivityId, card);
    return Dialog.EndOfTurn;
  }

  /** Remembers one more answer that was not right. @returns how many there were. */
  protected countWrongAnswer(open: Open<O>): number {
    const wrongAnswers = open.prompt.wrongAnswers + 1;
    Object.assign(this.#instance(open.dc).state, { wrongAnswers });
    return wrongAnswers;
  }

  async #cancel(open: Open<O>, event: TurnEvent): Promise<DialogTurnResult> {
    const canceled: Unanswered = { outcome: 'canceled' };
    if (event.kind === 'command') await answerWithText(open.context, open.reader.messages.chat.canceled);
    return this.finish(open, canceledNotice(open.reader), canceled);
  }

  #expire(open: Open<O>): Promise<DialogTurnResult> {
    const expired: Unanswered = { outcome: 'expired' };
    return this.finish(open, this.expiredCard(open.options, open.reader), expired);
  }

  /** Also true for a press or a sign-in that comes late, before the scheduled end was noticed. */
  #isOver(event: TurnEvent, prompt: PromptState): boolean {
    if (prompt.expiresAt === undefined) return false;
    if (event.kind === 'prompt-expired') return event.promptId === prompt.promptId;
    return this.services.clock.now() >= prompt.expiresAt;
  }

  #scheduleEnd(context: TurnContext, promptId: string, at: Instant): Promise<void> {
    const { conversationId } = scopeOf(context).turn;
    return this.services.queue.schedule({ kind: 'prompt-timeout', conversationId, promptId }, at);
  }

  async #close(context: TurnContext, prompt: PromptState, card: AdaptiveCard): Promise<void> {
    await this.#replace(context, prompt.cardActivityId, card);
    await this.#replace(context, prompt.companionActivityId, closedNotice(scopeOf(context).reader));
  }

  /** Best effort: a card that cannot be replaced is refused by its one-time id all the same. */
  async #replace(context: TurnContext, activityId: string | undefined, card: AdaptiveCard): Promise<void> {
    if (activityId === undefined) return;
    try {
      await context.updateActivity({ ...cardMessage(card), id: activityId });
    } catch (error) {
      const facts = { ...readChannelFailure(error), activityId };
      this.services.log.warn(facts, 'Closed card could not be replaced');
    }
  }

  #instance(dc: DialogContext): DialogInstance {
    if (dc.activeDialog === undefined) throw new Error(`Dialog ${this.id} is not active.`);
    return dc.activeDialog;
  }

  #readOptions(instance: DialogInstance): O {
    return this.#stored.parse(instance.state).options;
  }
}

function isCancel(event: TurnEvent, promptId: string): boolean {
  if (event.kind === 'command') return event.intent.kind === 'cancel';
  return (
    event.kind === 'card-action' &&
    event.action.action === 'prompt.cancel' &&
    event.action.prompt === promptId
  );
}
