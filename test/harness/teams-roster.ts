import type { RequestHandler } from 'express';
import { MEGAN, PEOPLE, type Person } from '../../sandbox/people.ts';

/** Who is in teams; everybody is in the private chat of their own. */
export interface TeamRoster {
  /** Lets somebody into a team, or out of it. */
  set(teamId: string, person: Person, isMember: boolean): void;
  /** Answers whether an account is in a conversation, as Teams does. */
  readonly handler: RequestHandler<{ conversation: string; member: string }>;
}

/** Megan is in every team at first, Alex in none. */
export function createTeamRoster(): TeamRoster {
  const people = new Set(PEOPLE);
  const changes = new Map<string, boolean>();
  const keyOf = (teamId: string, { oid }: Person): string => `${teamId} ${oid}`;
  const isIn = (conversation: string, person: Person): boolean =>
    conversation.startsWith('a:') || (changes.get(keyOf(conversation, person)) ?? person.oid === MEGAN.oid);

  return {
    set(teamId, person, isMember) {
      people.add(person);
      changes.set(keyOf(teamId, person), isMember);
    },
    handler: (req, res) => {
      const { conversation, member } = req.params;
      const person = [...people].find(({ oid }) => member === `29:${oid}`);
      if (person === undefined || !isIn(conversation, person)) {
        res.status(404).json({ error: { code: 'MemberNotFoundInConversation', message: 'no member' } });
        return;
      }
      const { oid: aadObjectId, name, username: userPrincipalName } = person;
      res.json({ id: member, name, aadObjectId, userPrincipalName });
    },
  };
}
