import type { Notice } from './notice-ports.ts';
import type { FailedProof, NoticeRef } from './notice-ref.ts';
import type { NoticeDeps } from './notice-deps.ts';

type Sources = Pick<NoticeDeps, 'resets' | 'cases' | 'devices' | 'log'>;

/** Reads what a notice is about; `undefined` where that is kept no more. */
export async function loadNotice(from: Sources, ref: NoticeRef): Promise<Notice | undefined> {
  if (ref.about === 'proof-failed') {
    const { userId, conversationId, at } = ref;
    return { about: ref.about, userId, conversationId, at, deviceName: await nameOf(from, ref) };
  }
  if (ref.about === 'contact') {
    const ended = await from.cases.get(ref.caseId);
    return ended && { about: ref.about, ended };
  }
  const reset = await from.resets.get(ref.resetId);
  if (reset === undefined) return undefined;
  return { about: ref.about, reset };
}

/** Only of the person's own devices and resets. Without the name the notice is still worth sending. */
async function nameOf(from: Sources, failure: FailedProof): Promise<string | undefined> {
  const { userId, deviceId, resetId } = failure;
  try {
    if (deviceId !== undefined) return (await from.devices.findOwned(userId, deviceId))?.name;
    const reset = resetId === undefined ? undefined : await from.resets.get(resetId);
    return reset?.userId === userId ? reset.device.name : undefined;
  } catch (error) {
    from.log.warn({ userId, error }, 'Device of a failed sign-in not found for its notice');
    return undefined;
  }
}
