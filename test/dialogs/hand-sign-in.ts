import type { TokenService } from '../../dialogs/fresh-sign-in/token-service.ts';
import type { ProofProblem, SignInChallenge, SignInProof } from '../../services/identity/challenge.ts';
import type { SignInVerifier } from '../../services/identity/sign-in-verifier.ts';
import type { Instant } from '../../services/platform/clock.ts';
import { err, ok, type Result } from '../../services/platform/result.ts';
import { Secret } from '../../services/platform/secret.ts';

export const RIGHT_CODE = '424242';
export const TOKEN = 'eyJ-the-token-of-alex';
export const LINK = 'https://login.example/start';

/** The token service: gives out {@link TOKEN} for {@link RIGHT_CODE}. Keeps what it was asked, in order. */
export class HandTokens implements TokenService {
  readonly connectionName = 'fresh-sign-in';
  readonly calls: string[] = [];
  beforeRedeem: () => Promise<void> = () => Promise.resolve();

  beforeLink: () => Promise<void> = () => Promise.resolve();

  async signInLink(): Promise<string> {
    this.calls.push('link');
    await this.beforeLink();
    return LINK;
  }

  async redeem(_context: unknown, code: string): Promise<Secret<string> | undefined> {
    this.calls.push(`redeem ${code}`);
    await this.beforeRedeem();
    return code === RIGHT_CODE ? new Secret(TOKEN) : undefined;
  }

  signOut(): Promise<void> {
    this.calls.push('sign out');
    return Promise.resolve();
  }
}

/** Believes every token of a fresh sign-in, until told otherwise. */
export class HandVerifier implements SignInVerifier {
  readonly asked: { readonly token: string; readonly challenge: SignInChallenge; readonly now: Instant }[] =
    [];
  problem: ProofProblem | undefined;
  beforeVerify: () => Promise<void> = () => Promise.resolve();

  async verify(
    token: Secret<string>,
    challenge: SignInChallenge,
    now: Instant,
  ): Promise<Result<SignInProof, ProofProblem>> {
    this.asked.push({ token: token.expose(), challenge, now });
    await this.beforeVerify();
    if (this.problem !== undefined) return err(this.problem);
    const { id: challengeId, userId, purpose, requiredContext: context } = challenge;
    return ok({
      challengeId,
      userId,
      purpose,
      ...(context === undefined ? {} : { context }),
      authenticatedAt: now,
    });
  }
}
