import { randomInt } from 'node:crypto';
import { type Clock, HOUR_MS, type Instant } from '../../services/platform/clock.ts';
import type { Holder } from './sign-in-request.ts';

/** How long a code can be typed: as long as the link, see `LINK_TTL_MS`. */
const CODE_TTL_MS = HOUR_MS;
/** A million codes, five guesses: the sign-in is lost before luck helps. */
export const MAX_WRONG_CODES = 5;

/** A person's access token. */
export interface UserToken {
  readonly token: string;
  readonly expiresAt: Instant;
}

/** A finished sign-in whose token nobody has picked up yet. */
interface Offer {
  readonly code: string;
  readonly token: UserToken;
  readonly expiresAt: Instant;
  readonly wrongCodes: number;
}

/** Keeps tokens for their holders, and releases a new one against its six-digit code only. */
export interface TokenVault {
  /** Holds a token ready. @returns The code that picks it up; an older code of the same holder is void. */
  offer(holder: Holder, token: UserToken): string;
  /** Picks a token up; from then on it is cached. Nothing for a wrong code, after too many of them, or twice. */
  redeem(holder: Holder, code: string): UserToken | undefined;
  /** The token picked up before, while it is valid. */
  cached(holder: Holder): UserToken | undefined;
  /** Connections over which a user has a valid cached token. */
  connectionsOf(userId: string, channelId: string): string[];
  /** Forgets what is cached and what is on offer; where no connection is named, for all of the user's. */
  forget(holder: Omit<Holder, 'connectionName'> & { readonly connectionName?: string | undefined }): void;
}

/** Keeps them in memory. */
export function createTokenVault(clock: Clock): TokenVault {
  const offers = new Map<string, Offer>();
  const tokens = new Map<string, { readonly holder: Holder; readonly token: UserToken }>();
  const isValid = ({ expiresAt }: { expiresAt: Instant }): boolean => expiresAt > clock.now();

  return {
    offer(holder, token) {
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      offers.set(keyOf(holder), { code, token, expiresAt: clock.now() + CODE_TTL_MS, wrongCodes: 0 });
      return code;
    },
    redeem(holder, code) {
      const key = keyOf(holder);
      const offer = offers.get(key);
      offers.delete(key);
      if (!offer || !isValid(offer)) return undefined;
      if (offer.code !== code) {
        const wrongCodes = offer.wrongCodes + 1;
        if (wrongCodes < MAX_WRONG_CODES) offers.set(key, { ...offer, wrongCodes });
        return undefined;
      }
      tokens.set(key, { holder, token: offer.token });
      return offer.token;
    },
    cached(holder) {
      const token = tokens.get(keyOf(holder))?.token;
      return token && isValid(token) ? token : undefined;
    },
    connectionsOf: (userId, channelId) =>
      [...tokens.values()]
        .filter(
          ({ holder, token }) => isValid(token) && holder.userId === userId && holder.channelId === channelId,
        )
        .map(({ holder }) => holder.connectionName),
    forget({ userId, channelId, connectionName }) {
      const names = connectionName === undefined ? this.connectionsOf(userId, channelId) : [connectionName];
      for (const name of names) {
        const key = keyOf({ userId, channelId, connectionName: name });
        tokens.delete(key);
        offers.delete(key);
      }
    },
  };
}

function keyOf({ userId, connectionName, channelId }: Holder): string {
  return JSON.stringify([userId, connectionName, channelId]);
}
