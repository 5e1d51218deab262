import { z } from 'zod';
import { type ChannelDesk, reply, wordsOf } from './channel-desk.ts';
import { isOperator, operatorOf, refuseCommand } from './operators.ts';

/** As long as users may read, in one card. */
const MAX_REASON_LENGTH = 300;

const ObjectId = z.guid();

/** Stops all resets, for a reason that users read. */
export async function pauseResets(desk: ChannelDesk, reason: string): Promise<void> {
  const { pause } = wordsOf(desk);
  if (!isOperator(desk)) return refuseCommand(desk);
  const note = reason.trim().slice(0, MAX_REASON_LENGTH).toWellFormed();
  if (note === '') return reply(desk, pause.needsReason);
  await desk.services.switches.pause(operatorOf(desk), note);
  return reply(desk, pause.paused);
}

/** Lets resets go on. */
export async function resumeResets(desk: ChannelDesk): Promise<void> {
  const { pause } = wordsOf(desk);
  if (!isOperator(desk)) return refuseCommand(desk);
  const wasPaused = await desk.services.switches.resume(operatorOf(desk));
  return reply(desk, wasPaused ? pause.resumed : pause.notPaused);
}

/** Lets a blocked user reset again: who is mentioned, or named by object id; names are no proof of anything. */
export async function unblockUser(
  desk: ChannelDesk,
  whom: string,
  mentioned: readonly string[],
): Promise<void> {
  const { unblock } = wordsOf(desk);
  if (!isOperator(desk)) return refuseCommand(desk);
  const named = ObjectId.safeParse(whom.toLowerCase()).data;
  const people = named === undefined ? mentioned : [named];
  const [userId] = people;
  if (userId === undefined || people.length > 1) return reply(desk, unblock.who);
  const wasBlocked = await desk.services.switches.unblock(operatorOf(desk), userId);
  return reply(desk, wasBlocked ? unblock.done : unblock.notBlocked);
}
