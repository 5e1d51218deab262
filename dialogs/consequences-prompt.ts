import type { TurnContext } from 'botbuilder';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { z } from 'zod';
import type { AdaptiveCard } from '../cards/card.ts';
import { renderConsequences } from '../cards/consequences.ts';
import { confirmed, confirmExpired } from '../cards/notices.ts';
import type { Reader } from '../locales/index.ts';
import type { ResetEffect, ResettableKind } from '../services/devices/platforms.ts';
import type { ResetService } from '../services/resets/reset-service.ts';
import { answerWithText, cardMessage } from './answer.ts';
import { CardPrompt, type Open, type Opening, type PromptServices } from './card-prompt/card-prompt.ts';
import type { Unanswered } from './card-prompt/outcome.ts';
import { openPrompt } from './card-prompt/prompt-state.ts';
import { scopeOf, type TurnEvent } from './turn.ts';

const Options = z.object({
  deviceId: z.string(),
  deviceName: z.string(),
  kind: z.custom<ResettableKind>((value) => typeof value === 'string'),
  effect: z.custom<ResetEffect>((value) => typeof value === 'object' && value !== null),
  /** When the proof of the fresh sign-in is too old to be confirmed with. */
  expiresAt: z.number(),
});

/** The device, and what a reset does to it. */
export type ConsequencesOptions = z.infer<typeof Options>;

/** The person read the consequences, has the device, and wants the reset. */
export const Confirmed = z.object({
  outcome: z.literal('confirmed'),
  /** The one-time id of the card that was confirmed. */
  promptId: z.string(),
});

/** What the prompt needs. */
export interface ConsequencesServices extends PromptServices {
  readonly resets: Pick<ResetService, 'findOwned'>;
}

/** Shows what a reset does on this platform and asks for the decision. */
export class ConsequencesPrompt extends CardPrompt<ConsequencesOptions> {
  readonly #resets: ConsequencesServices['resets'];

  constructor(id: string, services: ConsequencesServices) {
    super(id, services, Options);
    this.#resets = services.resets;
  }

  /**
   * The turn that confirmed may have broken after it started the reset, so that it was not remembered. Then the
   * prompt is still open, and must not say any more that nothing was changed.
   */
  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { turn, reader } = scopeOf(dc.context);
    const promptId = openPrompt(dc.stack)?.promptId ?? '';
    const started = await this.#resets.findOwned(turn.sender.oid, promptId);
    if (started === undefined) return super.continueDialog(dc);
    if (turn.event.kind !== 'prompt-expired') {
      await answerWithText(dc.context, reader.messages.chat.startedAllTheSame);
    }
    const over: Unanswered = { outcome: 'expired' };
    return dc.endDialog(over);
  }

  protected override open(
    context: TurnContext,
    promptId: string,
    options: ConsequencesOptions,
  ): Promise<Opening> {
    const card = renderConsequences({ ...options, promptId }, scopeOf(context).reader);
    return Promise.resolve({ message: cardMessage(card), expiresAt: options.expiresAt });
  }

  protected override expiredCard(options: ConsequencesOptions, reader: Reader): AdaptiveCard {
    return confirmExpired(options.deviceId, reader);
  }

  protected override async receive(
    open: Open<ConsequencesOptions>,
    event: TurnEvent,
  ): Promise<DialogTurnResult | undefined> {
    if (event.kind === 'command') {
      await answerWithText(open.context, open.reader.messages.chat.confirmWaiting);
      return undefined;
    }
    if (event.kind !== 'card-action' || event.action.action !== 'consequences.confirm') return undefined;
    if (event.action.prompt !== open.prompt.promptId) return undefined;
    return event.action.haveDevice === 'true' ? this.#confirm(open) : this.#askForDevice(open);
  }

  #confirm(open: Open<ConsequencesOptions>): Promise<DialogTurnResult> {
    const answer: z.infer<typeof Confirmed> = { outcome: 'confirmed', promptId: open.prompt.promptId };
    return this.finish(open, confirmed(open.options.deviceName, open.reader), answer);
  }

  /** The client checks the required tick too; a client that does not is answered here. */
  #askForDevice(open: Open<ConsequencesOptions>): Promise<DialogTurnResult> {
    const view = { ...open.options, promptId: open.prompt.promptId, missingConfirmation: true };
    return this.redraw(open, renderConsequences(view, open.reader));
  }
}
