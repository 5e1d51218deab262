import { TeamsInfo } from 'botbuilder';
import { z } from 'zod';
import { readChannelFailure } from '../dialogs/channel-failure.ts';
import type { Case } from '../services/helpdesk/case.ts';
import type { Logger } from '../services/platform/logger.ts';
import type { ProactiveSpeaker } from './proactive.ts';
import type { TeamsLinks } from './teams-links.ts';

/** Finds the address with which a helper opens a chat of their own with a user. */
export interface ChatLinks {
  /** @returns `undefined` where it is not known: the case is shown without the button then. */
  find(about: Case): Promise<string | undefined>;
}

const Member = z.object({ userPrincipalName: z.string().min(1) });

/** A person's address hardly ever changes; more people than ask on one day. */
const REMEMBERED = 500;

/** Asks Teams for the name that people sign in with. */
export function createChatLinks(speaker: ProactiveSpeaker, links: TeamsLinks, log: Logger): ChatLinks {
  const known = new Map<string, string>();
  return {
    async find({ id: caseId, user, conversationId }) {
      const name = known.get(user.oid) ?? (await ask(speaker, conversationId, { log, caseId }));
      if (name === undefined) return undefined;
      if (known.size >= REMEMBERED) known.clear();
      known.set(user.oid, name);
      return links.toPerson(name);
    },
  };
}

async function ask(
  speaker: ProactiveSpeaker,
  conversationId: string,
  { log, caseId }: { readonly log: Logger; readonly caseId: string },
): Promise<string | undefined> {
  const names: string[] = [];
  try {
    await speaker.speak(conversationId, async (context, { sender }) => {
      const member = Member.safeParse(await TeamsInfo.getMember(context, sender.id));
      if (member.success) names.push(member.data.userPrincipalName);
    });
  } catch (error) {
    const { cause, status, code } = readChannelFailure(error);
    log.info({ caseId, cause, status, code }, 'Address of a user for a chat not found');
  }
  return names[0];
}
