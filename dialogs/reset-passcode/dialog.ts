import type { TurnContext } from 'botbuilder';
import { type DialogTurnResult, WaterfallDialog, type WaterfallStepContext } from 'botbuilder-dialogs';
import { renderProgress } from '../../cards/progress.ts';
import type { DeviceDirectory } from '../../services/devices/device-directory.ts';
import type { Device } from '../../services/devices/device.ts';
import { eligibility } from '../../services/devices/eligibility.ts';
import { assertNever } from '../../services/platform/errors.ts';
import type { Result } from '../../services/platform/result.ts';
import {
  type RequestRefusal,
  type ResetRequest,
  type ResetService,
  StartUnknownError,
} from '../../services/resets/reset-service.ts';
import type { Reset } from '../../services/resets/reset.ts';
import { matchDevice } from '../../services/understanding/match-device.ts';
import { answerWithText, sendCard, showTyping } from '../answer.ts';
import { readChannelFailure } from '../channel-failure.ts';
import { ConsequencesPrompt } from '../consequences-prompt.ts';
import { DevicePrompt } from '../device-prompt.ts';
import {
  type FreshSignInOptions,
  FreshSignInPrompt,
  type SignInServices,
} from '../fresh-sign-in/fresh-sign-in-prompt.ts';
import { step } from '../step.ts';
import { noteStart, scopeOf } from '../turn.ts';
import { VersionedDialog } from '../versioned-dialog.ts';
import { ResetAnswer, ResetDraft } from './draft.ts';
import { nextMove, type ResetMove, takeAnswer } from './flow.ts';

/** What the reset conversation needs. */
export interface ResetDialogServices extends SignInServices {
  readonly devices: DeviceDirectory;
  readonly resets: Pick<ResetService, 'request' | 'attachProgress' | 'findOwned'>;
}

type Move<N extends ResetMove['move']> = Extract<ResetMove, { move: N }>;

const DEVICE_PROMPT = 'choose-device.v1';
const SIGN_IN_PROMPT = 'fresh-sign-in.v1';
const CONSEQUENCES_PROMPT = 'consequences.v1';

/** The id carries the version: raise it where an open conversation of the old kind could not go on. */
export const RESET_PASSCODE = 'reset-passcode.v1';

/** Pick the device, prove it is you, confirm what happens, reset. The flow decides, the dialog asks and follows. */
export class ResetPasscodeDialog extends VersionedDialog {
  readonly #services: ResetDialogServices;

  constructor(services: ResetDialogServices) {
    super(RESET_PASSCODE);
    this.#services = services;
    const follow = step(ResetDraft, ResetAnswer, async ({ ctx, draft, answer, keep }) => {
      const next = takeAnswer(draft, answer);
      keep(next);
      return this.#follow(ctx, nextMove(next), next);
    });
    this.addDialog(new WaterfallDialog('steps.v1', [follow, follow, follow, follow]));
    this.addDialog(new DevicePrompt(DEVICE_PROMPT, services));
    this.addDialog(new FreshSignInPrompt(SIGN_IN_PROMPT, services));
    this.addDialog(new ConsequencesPrompt(CONSEQUENCES_PROMPT, services));
  }

  #follow(ctx: WaterfallStepContext, next: ResetMove, draft: ResetDraft): Promise<DialogTurnResult> {
    switch (next.move) {
      case 'choose-device':
        return this.#choose(ctx, draft.utterance);
      case 'prove':
        return this.#prove(ctx, next);
      case 'confirm':
        return this.#confirm(ctx, next);
      case 'submit':
        return this.#submit(ctx, next);
      case 'end':
        return ctx.endDialog();
      default:
        return assertNever(next);
    }
  }

  async #choose(ctx: WaterfallStepContext, utterance: string | undefined): Promise<DialogTurnResult> {
    const { turn, reader } = scopeOf(ctx.context);
    await showTyping(ctx.context);
    const owned = await this.#services.devices.listOwned(turn.sender.oid);
    if (owned.length === 0) return this.#stop(ctx, reader.messages.chat.noDevices);
    const [first] = owned;
    const meant = owned.length === 1 ? first : matchDevice(utterance ?? '', owned);
    return ctx.beginDialog(DEVICE_PROMPT, meant === undefined ? {} : { preselected: meant.id });
  }

  async #prove(ctx: WaterfallStepContext, { deviceId }: Move<'prove'>): Promise<DialogTurnResult> {
    const device = await this.#findResettable(ctx, deviceId);
    if (device === undefined) return this.#stop(ctx, scopeOf(ctx.context).reader.messages.chat.noSuchDevice);
    const options: FreshSignInOptions = { use: { for: 'reset', deviceId }, deviceName: device.name };
    return ctx.beginDialog(SIGN_IN_PROMPT, options);
  }

  /** The owner is asked again: between the sign-in and the answer the device may have changed hands. */
  async #confirm(ctx: WaterfallStepContext, { deviceId, proof }: Move<'confirm'>): Promise<DialogTurnResult> {
    const device = await this.#findResettable(ctx, deviceId);
    const effect = device && eligibility(device);
    if (!effect?.eligible) return this.#stop(ctx, scopeOf(ctx.context).reader.messages.chat.noSuchDevice);
    return ctx.beginDialog(CONSEQUENCES_PROMPT, {
      deviceId,
      deviceName: device?.name,
      kind: effect.kind,
      effect: effect.effect,
      expiresAt: proof.authenticatedAt + this.#services.signInWindowMs,
    });
  }

  async #submit(ctx: WaterfallStepContext, move: Move<'submit'>): Promise<DialogTurnResult> {
    const { turn, reader, lease } = scopeOf(ctx.context);
    const requested = await this.#request(ctx.context, {
      id: move.requestId,
      tenantId: turn.tenantId,
      userId: turn.sender.oid,
      conversationId: turn.conversationId,
      locale: reader.language,
      deviceId: move.deviceId,
      proof: move.proof,
      isStillWanted: () => lease.isHeld(),
    });
    return requested.ok ? this.#showProgress(ctx, requested.value) : this.#explain(ctx, requested.error);
  }

  async #request(context: TurnContext, request: ResetRequest): Promise<Result<Reset, RequestRefusal>> {
    try {
      const requested = await this.#services.resets.request(request);
      if (requested.ok) noteStart(context, 'started');
      return requested;
    } catch (error) {
      if (error instanceof StartUnknownError) noteStart(context, 'unknown');
      throw error;
    }
  }

  /** The reset is under way: what goes wrong from here on must not tell the person that nothing was started. */
  async #showProgress(ctx: WaterfallStepContext, reset: Reset): Promise<DialogTurnResult> {
    const { device, state, requestedAt } = reset;
    const view = { deviceName: device.name, state, requestedAt, updatedAt: requestedAt };
    try {
      const activityId = await sendCard(ctx.context, renderProgress(view, scopeOf(ctx.context).reader));
      if (activityId !== undefined) await this.#services.resets.attachProgress(reset.id, activityId);
    } catch (error) {
      this.#services.log.warn(
        { ...readChannelFailure(error), resetId: reset.id },
        'Progress cannot be shown',
      );
    }
    return ctx.endDialog();
  }

  #explain(ctx: WaterfallStepContext, refusal: RequestRefusal): Promise<DialogTurnResult> {
    return this.#stop(ctx, scopeOf(ctx.context).reader.messages.chat.resetRefused(refusal));
  }

  async #findResettable(ctx: WaterfallStepContext, deviceId: string): Promise<Device | undefined> {
    const device = await this.#services.devices.findOwned(scopeOf(ctx.context).turn.sender.oid, deviceId);
    return device !== undefined && eligibility(device).eligible ? device : undefined;
  }

  async #stop(ctx: WaterfallStepContext, text: string): Promise<DialogTurnResult> {
    await answerWithText(ctx.context, text);
    return ctx.endDialog();
  }
}
