import type { TurnContext } from 'botbuilder';
import type { DialogTurnResult, WaterfallStepContext } from 'botbuilder-dialogs';
import { renderProgress } from '../../cards/progress.ts';
import type { DeviceDirectory } from '../../services/devices/device-directory.ts';
import type { Device } from '../../services/devices/device.ts';
import { eligibility } from '../../services/devices/eligibility.ts';
import type { Eligibility } from '../../services/devices/platforms.ts';
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
import { auditTurn } from '../audit.ts';
import { readChannelFailure } from '../channel-failure.ts';
import { ConsequencesPrompt } from '../consequences-prompt.ts';
import { DevicePrompt } from '../device-prompt.ts';
import {
  type FreshSignInOptions,
  FreshSignInPrompt,
  type SignInServices,
} from '../fresh-sign-in/fresh-sign-in-prompt.ts';
import { findOwnedOnce, listOwnedOnce } from '../owned-devices.ts';
import { WaterfallDialog } from '../sdk.ts';
import { step } from '../step.ts';
import { noteStart, scopeOf, userOf } from '../turn.ts';
import { VersionedDialog } from '../versioned-dialog.ts';
import { ResetAnswer, ResetDraft } from './draft.ts';
import { nextMove, type ResetMove, takeAnswer } from './flow.ts';
import { areResetsOpen, askRules, type RuleServices, tellRefusal } from './rules.ts';

/** What the reset conversation needs. */
export interface ResetDialogServices extends SignInServices, RuleServices {
  readonly devices: DeviceDirectory;
  readonly resets: Pick<ResetService, 'request' | 'attachProgress' | 'findOwned'>;
}

/** A device of the person's, and what a reset does to it. */
interface Resettable {
  readonly device: Device;
  readonly verdict: Extract<Eligibility, { eligible: true }>;
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
    const { reader } = scopeOf(ctx.context);
    await showTyping(ctx.context);
    if (!(await areResetsOpen(this.#services, ctx.context))) return ctx.endDialog();
    const owned = await listOwnedOnce(this.#services.devices, ctx.context);
    if (owned.length === 0) return this.#stop(ctx, reader.messages.chat.noDevices);
    const [first] = owned;
    const meant = owned.length === 1 ? first : matchDevice(utterance ?? '', owned);
    return ctx.beginDialog(DEVICE_PROMPT, meant === undefined ? {} : { preselected: meant.id });
  }

  async #prove(ctx: WaterfallStepContext, { deviceId }: Move<'prove'>): Promise<DialogTurnResult> {
    const found = await this.#findResettable(ctx, deviceId);
    if (found === undefined) return this.#stop(ctx, scopeOf(ctx.context).reader.messages.chat.noSuchDevice);
    const { device, verdict } = found;
    const clearance = await askRules(this.#services, ctx.context, device, verdict.kind);
    if (clearance === undefined) return ctx.endDialog();
    await auditTurn(this.#services, ctx.context, { kind: 'reset-requested', deviceId: device.id });
    const { requiredContext } = clearance;
    const options: FreshSignInOptions = {
      use: { for: 'reset', deviceId },
      deviceName: device.name,
      ...(requiredContext === undefined ? {} : { requiredContext }),
    };
    return ctx.beginDialog(SIGN_IN_PROMPT, options);
  }

  /** Owner and rules are asked again: between the sign-in and the answer the device may have changed hands, or the rules. */
  async #confirm(ctx: WaterfallStepContext, { deviceId, proof }: Move<'confirm'>): Promise<DialogTurnResult> {
    const { chat } = scopeOf(ctx.context).reader.messages;
    const found = await this.#findResettable(ctx, deviceId);
    if (found === undefined) return this.#stop(ctx, chat.noSuchDevice);
    const { device, verdict } = found;
    const clearance = await askRules(this.#services, ctx.context, device, verdict.kind);
    if (clearance === undefined) return ctx.endDialog();
    if (clearance.requiredContext !== undefined && clearance.requiredContext !== proof.context) {
      return this.#stop(ctx, chat.resetRefused({ reason: 'context-not-proven' }));
    }
    return ctx.beginDialog(CONSEQUENCES_PROMPT, {
      deviceId,
      deviceName: device.name,
      kind: verdict.kind,
      effect: verdict.effect,
      expiresAt: proof.authenticatedAt + this.#services.signInWindowMs,
    });
  }

  async #submit(ctx: WaterfallStepContext, move: Move<'submit'>): Promise<DialogTurnResult> {
    const { turn, reader, lease } = scopeOf(ctx.context);
    const requested = await this.#request(ctx.context, {
      ...userOf(ctx.context),
      id: move.requestId,
      conversationId: turn.conversationId,
      locale: reader.language,
      deviceId: move.deviceId,
      proof: move.proof,
      isStillWanted: () => lease.isHeld(),
    });
    if (requested.ok) return this.#showProgress(ctx, requested.value);
    return this.#explain(ctx, move.deviceId, requested.error);
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
    const { device, state, requestedAt, turnAt } = reset;
    const view = {
      resetId: reset.id,
      deviceName: device.name,
      state,
      requestedAt,
      turnAt,
      updatedAt: requestedAt,
    };
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

  /** The service has audited it already. */
  async #explain(
    ctx: WaterfallStepContext,
    deviceId: string,
    refusal: RequestRefusal,
  ): Promise<DialogTurnResult> {
    if (refusal.reason !== 'policy') {
      return this.#stop(ctx, scopeOf(ctx.context).reader.messages.chat.resetRefused(refusal));
    }
    const found = await this.#findResettable(ctx, deviceId);
    await tellRefusal(this.#services, ctx.context, refusal.refusal, found?.device);
    return ctx.endDialog();
  }

  /** The id may come from a payload: one that is none of theirs is audited, whether there is such a device or not. */
  async #findResettable(ctx: WaterfallStepContext, deviceId: string): Promise<Resettable | undefined> {
    const { context } = ctx;
    const device = await findOwnedOnce(this.#services.devices, context, deviceId);
    if (device === undefined) {
      await auditTurn(this.#services, context, { kind: 'foreign-id', deviceId, detail: 'begin' });
      return undefined;
    }
    const verdict = eligibility(device);
    return verdict.eligible ? { device, verdict } : undefined;
  }

  async #stop(ctx: WaterfallStepContext, text: string): Promise<DialogTurnResult> {
    await answerWithText(ctx.context, text);
    return ctx.endDialog();
  }
}
