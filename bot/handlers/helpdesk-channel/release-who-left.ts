import type { ChannelDesk } from './channel-desk.ts';

/** Frees the cases of those who left the team: nobody else could take them. */
export async function releaseWhoLeft(desk: ChannelDesk, left: readonly string[]): Promise<void> {
  const { cases, members, log } = desk.services;
  for (const oid of left) {
    members.forget(oid);
    await cases.releaseAll({ oid, name: '' });
    log.info({ userId: oid }, 'A helper left the team, their cases are free again');
  }
}
