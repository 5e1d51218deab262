import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import type { FailureReason } from '../../services/resets/reset.ts';
import { readCard } from './bot-answer.ts';
import { cardOf } from './card-in-chat.ts';
import type { DeskWorld } from './desk-world.ts';

/** The person is told what happened and what to do, the progress card says the same, and there was one POST. */
export async function assertFailed(desk: DeskWorld, reason: FailureReason, posts = 1): Promise<void> {
  const end = cardOf(await desk.alex.isSent(en.failed.title));
  await desk.settled();
  assert.ok(readCard(end).includes(en.failure[reason].what));
  assert.ok(readCard(end).includes(en.failure[reason].next));
  assert.ok(
    desk.alex.chat().some(({ activityId }) => desk.alex.read(activityId).includes(en.progress.ended)),
  );
  assert.equal(desk.resets().length, posts);
}
