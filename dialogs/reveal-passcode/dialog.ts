import type { DialogTurnResult, WaterfallStepContext } from 'botbuilder-dialogs';
import { z } from 'zod';
import { renderConfirmation } from '../../cards/confirmation.ts';
import { PLATFORMS } from '../../services/devices/platforms.ts';
import type { SignInProof } from '../../services/identity/challenge.ts';
import type { ResetService } from '../../services/resets/reset-service.ts';
import { answerWithText, sendCard } from '../answer.ts';
import { Unanswered } from '../card-prompt/outcome.ts';
import {
  type FreshSignInOptions,
  FreshSignInPrompt,
  Proven,
  type SignInServices,
} from '../fresh-sign-in/fresh-sign-in-prompt.ts';
import { WaterfallDialog } from '../sdk.ts';
import { step } from '../step.ts';
import { scopeOf, userOf } from '../turn.ts';
import { VersionedDialog } from '../versioned-dialog.ts';

/** What the conversation before showing a passcode needs. */
export interface RevealDialogServices extends SignInServices {
  readonly resets: Pick<ResetService, 'findNamed' | 'renewProof'>;
}

const Draft = z.object({ resetId: z.string() });
const Answer = z.union([Proven, Unanswered]);

const SIGN_IN_PROMPT = 'fresh-sign-in.v1';

/** The id carries the version, as that of the reset conversation. */
export const REVEAL_PASSCODE = 'reveal-passcode.v1';

/** Asks for a fresh sign-in where the proof is too old for *Show passcode*, then offers the button again. */
export class RevealPasscodeDialog extends VersionedDialog {
  readonly #services: RevealDialogServices;

  constructor(services: RevealDialogServices) {
    super(REVEAL_PASSCODE);
    this.#services = services;
    this.addDialog(
      new WaterfallDialog('steps.v1', [
        step(Draft, Answer, ({ ctx, draft }) => this.#prove(ctx, draft.resetId)),
        step(Draft, Answer, ({ ctx, draft, answer }) =>
          answer?.outcome === 'proven' ? this.#offer(ctx, draft.resetId, answer.proof) : ctx.endDialog(),
        ),
      ]),
    );
    this.addDialog(new FreshSignInPrompt(SIGN_IN_PROMPT, services));
  }

  async #prove(ctx: WaterfallStepContext, resetId: string): Promise<DialogTurnResult> {
    const { reader } = scopeOf(ctx.context);
    const reset = await this.#services.resets.findNamed(userOf(ctx.context), resetId);
    if (reset === undefined) return this.#stop(ctx, reader.messages.chat.revealRefused('no-such-reset'));
    const options: FreshSignInOptions = { use: { for: 'reveal', resetId }, deviceName: reset.device.name };
    return ctx.beginDialog(SIGN_IN_PROMPT, options);
  }

  async #offer(ctx: WaterfallStepContext, resetId: string, proof: SignInProof): Promise<DialogTurnResult> {
    const { reader } = scopeOf(ctx.context);
    const renewed = await this.#services.resets.renewProof(userOf(ctx.context), resetId, proof);
    if (!renewed.ok) return this.#stop(ctx, reader.messages.chat.revealRefused(renewed.error));
    const { name, kind } = renewed.value.device;
    await sendCard(
      ctx.context,
      renderConfirmation({ resetId, deviceName: name, kind, effect: PLATFORMS[kind] }, reader),
    );
    return ctx.endDialog();
  }

  async #stop(ctx: WaterfallStepContext, text: string): Promise<DialogTurnResult> {
    await answerWithText(ctx.context, text);
    return ctx.endDialog();
  }
}
