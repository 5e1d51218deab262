import { TeamsInfo, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import { readChannelFailure } from '../dialogs/channel-failure.ts';
import type { Sender } from '../dialogs/turn.ts';
import { type Clock, type Instant, MINUTE_MS } from '../services/platform/clock.ts';
import { IoError } from '../services/platform/errors.ts';

/** Knows who is in a team, as Teams says. */
export interface TeamMembers {
  /**
   * Whether the sender of this turn is a member of the team right now, or was within the last minute.
   *
   * @throws IoError where Teams cannot be asked: nobody is let in then.
   */
  has(context: TurnContext, teamId: string, sender: Sender): Promise<boolean>;
  /** Forgets somebody who left. */
  forget(oid: string): void;
}

/** A helper presses several buttons in a row; who left is out after this time at the latest. */
const REMEMBERED_MS = MINUTE_MS;

/** Teams says with these that it knows no such member, or that the bot is not in the team itself. */
const NOT_A_MEMBER: readonly (number | undefined)[] = [400, 403, 404];

const Member = z.object({ id: z.string(), aadObjectId: z.string().optional() });

/** Asks Teams, and remembers who was a member for a short while. */
export function createTeamMembers(clock: Clock): TeamMembers {
  const seen = new Map<string, Instant>();
  return {
    async has(context, teamId, sender) {
      const key = `${sender.oid} ${sender.id} ${teamId}`;
      const seenAt = seen.get(key);
      if (seenAt !== undefined && clock.now() - seenAt < REMEMBERED_MS) return true;
      seen.delete(key);
      if (!(await isMember(context, teamId, sender))) return false;
      seen.set(key, clock.now());
      return true;
    },
    forget(oid) {
      for (const key of seen.keys()) if (key.startsWith(`${oid} `)) seen.delete(key);
    },
  };
}

/** Asked by the account that the channel authenticated; the answer has to be about that one. */
async function isMember(context: TurnContext, teamId: string, sender: Sender): Promise<boolean> {
  try {
    const member = Member.safeParse(await TeamsInfo.getTeamMember(context, teamId, sender.id)).data;
    if (member?.id !== sender.id) return false;
    return member.aadObjectId === undefined || member.aadObjectId.toLowerCase() === sender.oid;
  } catch (error) {
    if (NOT_A_MEMBER.includes(readChannelFailure(error).status)) return false;
    throw new IoError('teams.members-unavailable', { retryable: true });
  }
}
