import { renderNotMe } from '../../cards/not-me.ts';
import { scopeOf } from '../../dialogs/turn.ts';
import type { Desk } from '../desk.ts';
import { show } from './conversation.ts';

/** Somebody says that they did not ask for this: acts at once, then says what was done. What was open is closed. */
export async function reportNotMe(desk: Desk, resetId?: string): Promise<void> {
  const { turn, reader, services } = desk;
  await desk.dialogs.cancel();
  const outcome = await services.notMe.report({
    tenantId: turn.tenantId,
    userId: turn.sender.oid,
    userName: turn.sender.name,
    conversationId: turn.conversationId,
    language: reader.language,
    correlationId: scopeOf(desk.context).correlationId,
    ...(resetId === undefined ? {} : { resetId }),
  });
  await show(desk, renderNotMe(outcome, reader));
}
