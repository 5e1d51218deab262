import { z } from 'zod';
import type { AddressBook } from '../notices/notice-ports.ts';
import { GraphError } from './graph-error.ts';
import type { Graph } from './graph.ts';
import { isGuid } from './guid.ts';
import { unlessGone } from './unless-gone.ts';

const Address = z.email().nullish().catch(undefined);
const User = z.object({ mail: Address, userPrincipalName: Address });

/**
 * Where people get their e-mail, from Entra (`User.ReadBasic.All`): their address, else the name that they sign in with,
 * which is one in most tenants.
 */
export function createAddressBook(graph: Pick<Graph, 'get'>): AddressBook {
  return {
    async find(userId) {
      // Only a GUID gets into a path.
      if (!isGuid(userId)) throw new GraphError('graph.rejected', { retryable: false });
      const query = { $select: 'mail,userPrincipalName' };
      const answer = await unlessGone(graph.get('v1.0', `users/${userId}`, query));
      if (answer === undefined) return undefined;
      const user = User.safeParse(answer);
      if (!user.success) throw new GraphError('graph.unexpected-response', { retryable: false });
      return user.data.mail ?? user.data.userPrincipalName ?? undefined;
    },
  };
}
