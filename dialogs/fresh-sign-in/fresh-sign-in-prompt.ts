import { type Attachment, MessageFactory, type TurnContext } from 'botbuilder';
import type { DialogTurnResult } from 'botbuilder-dialogs';
import { z } from 'zod';
import type { AdaptiveCard } from '../../cards/card.ts';
import { revealSignInExpired, signInDone, signInExpired, signInRefused } from '../../cards/notices.ts';
import { renderSignIn } from '../../cards/sign-in.ts';
import { formatTime } from '../../locales/format.ts';
import type { Reader } from '../../locales/index.ts';
import { beginChallenge } from '../../services/identity/begin-challenge.ts';
import {
  type ProofProblem,
  type SignInChallenge,
  SIGN_IN_WINDOW_MS,
} from '../../services/identity/challenge.ts';
import type { SignInVerifier } from '../../services/identity/sign-in-verifier.ts';
import type { ProofListener } from '../../services/notices/notice-ports.ts';
import type { Secret } from '../../services/platform/secret.ts';
import { resetPurpose, revealPurpose } from '../../services/resets/reset-service.ts';
import { answerInvoke, answerWithText, cardMessage } from '../answer.ts';
import { type AuditServices, auditTurn } from '../audit.ts';
import { CardPrompt, type Open, type Opening, type PromptServices } from '../card-prompt/card-prompt.ts';
import type { Unanswered } from '../card-prompt/outcome.ts';
import { scopeOf, type TurnEvent } from '../turn.ts';
import type { TokenService } from './token-service.ts';

/** A person mistypes a few times; more tries are somebody guessing at six digits. */
const MAX_WRONG_CODES = 5;

/** HTTP statuses that Teams understands as answers to its sign-in invokes. */
const INVOKE_OK = 200;
const INVOKE_CODE_NOT_RIGHT = 404;

/** The Bot Framework's card with a sign-in button. */
const OAUTH_CARD = 'application/vnd.microsoft.card.oauth';

/** What the person can start again with, where this sign-in comes to nothing. */
const Use = z.discriminatedUnion('for', [
  z.object({ for: z.literal('reset'), deviceId: z.string() }),
  z.object({ for: z.literal('reveal'), resetId: z.string() }),
]);

const Options = z.object({
  use: Use,
  deviceName: z.string(),
  /** Authentication context that the sign-in must satisfy; none where absent. */
  requiredContext: z.string().optional(),
});

/** What the sign-in is for. */
export type FreshSignInOptions = z.infer<typeof Options>;

/** The person proved a fresh sign-in. */
export const Proven = z.object({
  outcome: z.literal('proven'),
  proof: z.object({
    challengeId: z.string(),
    userId: z.string(),
    purpose: z.string(),
    context: z.string().optional(),
    authenticatedAt: z.number(),
  }),
});

/** What the prompt needs beyond every prompt's. */
export interface SignInServices extends PromptServices, AuditServices {
  readonly tokens: TokenService;
  readonly verifier: SignInVerifier;
  /** How long a person has to sign in, in milliseconds; never above {@link SIGN_IN_WINDOW_MS}. */
  readonly signInWindowMs: number;
  /** Tells the person outside the chat of sign-ins that were not accepted; nobody is told where absent. */
  readonly proofListener?: ProofListener | undefined;
}

/**
 * Signs the person out and asks for a new sign-in within five minutes. Only a verified token whose
 * `auth_time` lies after the challenge ends it well; then the token is dropped and the person signed out again.
 */
export class FreshSignInPrompt extends CardPrompt<FreshSignInOptions> {
  readonly #tokens: TokenService;
  readonly #verifier: SignInVerifier;
  readonly #windowMs: number;
  readonly #audit: AuditServices;
  readonly #listener: ProofListener | undefined;

  constructor(id: string, services: SignInServices) {
    super(id, services, Options);
    this.#tokens = services.tokens;
    this.#verifier = services.verifier;
    this.#audit = services;
    this.#listener = services.proofListener;
    this.#windowMs = Math.min(services.signInWindowMs, SIGN_IN_WINDOW_MS);
  }

  protected override async open(
    context: TurnContext,
    promptId: string,
    options: FreshSignInOptions,
  ): Promise<Opening> {
    const { reader } = scopeOf(context);
    await this.#tokens.signOut(context);
    const link = await this.#tokens.signInLink(context);
    const expiresAt = this.services.clock.now() + this.#windowMs;
    const card = renderSignIn(
      { promptId, deviceName: options.deviceName, expiresAt, purpose: options.use.for },
      reader,
    );
    const companion = MessageFactory.attachment(signInButton(this.#tokens.connectionName, link, reader));
    return { message: cardMessage(card), companion, expiresAt };
  }

  protected override expiredCard(options: FreshSignInOptions, reader: Reader): AdaptiveCard {
    const { use } = options;
    return use.for === 'reset'
      ? signInExpired(use.deviceId, reader)
      : revealSignInExpired(use.resetId, reader);
  }

  protected override async receive(
    open: Open<FreshSignInOptions>,
    event: TurnEvent,
  ): Promise<DialogTurnResult | undefined> {
    switch (event.kind) {
      case 'sign-in-completed':
        return this.#redeem(open, event.code);
      case 'command':
        return event.intent.kind === 'code' ? this.#redeem(open, event.intent.code) : this.#remind(open);
      case 'sign-in-failed':
        return this.#explainFailure(open, event.reason);
      default:
        return undefined;
    }
  }

  async #redeem(open: Open<FreshSignInOptions>, code: string): Promise<DialogTurnResult | undefined> {
    const token = await this.#tokens.redeem(open.context, code);
    if (token === undefined) return this.#countWrongCode(open);
    await answerSignIn(open, INVOKE_OK);
    return this.#judge(open, token);
  }

  /** Whatever the verdict, the token service forgets the token before the conversation goes on. */
  async #judge(open: Open<FreshSignInOptions>, token: Secret<string>): Promise<DialogTurnResult> {
    const verdict = await this.#verifier
      .verify(token, this.#challengeOf(open), this.services.clock.now())
      .finally(() => this.#tokens.signOut(open.context));
    if (!verdict.ok) return this.#refuse(open, verdict.error);
    await auditTurn(this.#audit, open.context, { kind: 'proof-passed', ...subjectOf(open.options) });
    const proven: z.infer<typeof Proven> = { outcome: 'proven', proof: verdict.value };
    return this.finish(open, signInDone(open.reader), proven);
  }

  /** The challenge is the open prompt: its id, the person it was shown to, its five minutes. */
  #challengeOf(open: Open<FreshSignInOptions>): SignInChallenge {
    const { promptId: id, userId, expiresAt = 0 } = open.prompt;
    const { tenantId } = scopeOf(open.context).turn;
    const { requiredContext } = open.options;
    return beginChallenge({
      id,
      tenantId,
      userId,
      purpose: purposeOf(open.options),
      ...(requiredContext === undefined ? {} : { requiredContext }),
      now: expiresAt - this.#windowMs,
    });
  }

  async #refuse(open: Open<FreshSignInOptions>, problem: ProofProblem): Promise<DialogTurnResult> {
    const { oid } = scopeOf(open.context).turn.sender;
    this.services.log.warn(
      { problem, userId: oid, challengeId: open.prompt.promptId },
      'Sign-in not accepted',
    );
    const facts = { kind: 'proof-failed', ...subjectOf(open.options), detail: problem } as const;
    await auditTurn(this.#audit, open.context, facts);
    const { conversationId } = scopeOf(open.context).turn;
    const at = this.services.clock.now();
    await this.#listener?.proofFailed({ userId: oid, conversationId, ...subjectOf(open.options), at });
    const refused: Unanswered = { outcome: 'refused' };
    return this.finish(open, signInRefused(problem, deviceOf(open.options), open.reader), refused);
  }

  async #countWrongCode(open: Open<FreshSignInOptions>): Promise<DialogTurnResult | undefined> {
    await answerSignIn(open, INVOKE_CODE_NOT_RIGHT);
    if (this.countWrongAnswer(open) >= MAX_WRONG_CODES) return this.#refuse(open, 'wrong-codes');
    await open.context.sendActivity(open.reader.messages.chat.codeNotRight);
    return undefined;
  }

  async #explainFailure(open: Open<FreshSignInOptions>, reason: string): Promise<undefined> {
    this.services.log.warn({ reason, challengeId: open.prompt.promptId }, 'Teams reports a failed sign-in');
    await answerInvoke(open.context, INVOKE_OK);
    await open.context.sendActivity(open.reader.messages.chat.signInFailed);
  }

  async #remind(open: Open<FreshSignInOptions>): Promise<undefined> {
    const deadline = formatTime(open.prompt.expiresAt ?? 0, open.reader);
    await answerWithText(open.context, open.reader.messages.chat.signInWaiting(deadline));
  }
}

/** The proof is good for this one device or this one reset. */
function purposeOf({ use }: FreshSignInOptions): string {
  return use.for === 'reset' ? resetPurpose(use.deviceId) : revealPurpose(use.resetId);
}

/** What the audit says the sign-in was for. */
function subjectOf({
  use,
}: FreshSignInOptions): { readonly deviceId: string } | { readonly resetId: string } {
  return use.for === 'reset' ? { deviceId: use.deviceId } : { resetId: use.resetId };
}

function deviceOf({ use }: FreshSignInOptions): string | undefined {
  return use.for === 'reset' ? use.deviceId : undefined;
}

/** Teams waits for the answer to its invoke; a typed code has none. */
async function answerSignIn(open: Open<FreshSignInOptions>, status: number): Promise<void> {
  if (scopeOf(open.context).turn.event.kind === 'sign-in-completed') await answerInvoke(open.context, status);
}

/** Without a token exchange resource, so that the client has nothing to sign in silently with. */
function signInButton(connectionName: string, link: string, reader: Reader): Attachment {
  const { cardText, buttonTitle } = reader.messages.signIn;
  const content = {
    connectionName,
    text: cardText,
    buttons: [{ type: 'signin', title: buttonTitle, value: link }],
  };
  return { contentType: OAUTH_CARD, content };
}
