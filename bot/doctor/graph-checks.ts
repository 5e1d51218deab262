import { decodeJwt } from 'jose';
import { z } from 'zod';
import { doctorWords } from '../../locales/doctor.ts';
import { createAddressBook } from '../../services/intune/address-book.ts';
import { createDeviceDirectory } from '../../services/intune/device-directory.ts';
import { createGraph } from '../../services/intune/graph-client.ts';
import { createGraphCredential } from '../../services/intune/graph-credential.ts';
import { GraphError } from '../../services/intune/graph-error.ts';
import type { Graph } from '../../services/intune/graph.ts';
import { createGroupDirectory } from '../../services/intune/group-directory.ts';
import { createMethodChanges } from '../../services/intune/method-changes.ts';
import { createSupportContactSource } from '../../services/intune/support-contact.ts';
import { type Check, judge, skip, type Verdict } from './check.ts';
import { asksOf, excessRoles, missingMailRoles, missingRoles } from './graph-roles.ts';
import { type DoctorStage, lazily } from './stage.ts';

const words = doctorWords.graph;
const Roles = z.object({ roles: z.array(z.string()).default([]) });
const Devices = z.object({ value: z.array(z.object({ userId: z.string().nullish() })) });
/** Some devices have no owner; among so many one has. */
const SAMPLE = '20';

/** What Graph allows the bot, and one harmless read for each permission that has one. */
export function graphChecks(stage: DoctorStage): readonly Check[] {
  const { config, clock, log } = stage;
  const { GRAPH_BASE_URL: baseUrl, NOTIFY_MAILBOX: mailbox } = config;
  const token = lazily(async () => createGraphCredential(await stage.credential(), { baseUrl })());
  const roles = lazily(async () => readRoles(await token()));
  const graph = createGraph({ baseUrl, accessToken: token, log });
  const owner = lazily(() => findOwner(graph));
  const needs = ['graph-permissions'] as const;
  /** Reads something of a user, where there is one to try with. */
  const readOf = async (read: (userId: string) => Promise<unknown>): Promise<Verdict> => {
    const userId = await owner();
    return userId === undefined ? skip(doctorWords.skipped.noOwner) : tryTo(() => read(userId));
  };
  return [
    { name: 'graph-token', needs: ['credentials'], run: () => tryTo(roles, words.noToken) },
    {
      name: 'graph-permissions',
      needs: ['graph-token'],
      run: async () => judgeRoles(words.missing, missingRoles(await roles(), await stage.policy())),
    },
    {
      name: 'graph-excess',
      needs: ['graph-token'],
      run: async () => judgeRoles(words.excess, excessRoles(await roles(), mailbox !== undefined)),
    },
    {
      name: 'graph-devices',
      needs,
      run: () =>
        tryTo(async () => {
          const userId = await owner();
          const devices = createDeviceDirectory(graph, log, config.GRAPH_LIST_DEVICES_VIA);
          if (userId !== undefined) await devices.listOwned(userId);
        }),
    },
    {
      name: 'graph-contact',
      needs,
      run: () => tryTo(() => createSupportContactSource(graph, clock).read()),
    },
    {
      name: 'graph-groups',
      needs: ['graph-devices'],
      async run() {
        const { groups } = asksOf(await stage.policy());
        if (groups.length === 0) return skip(doctorWords.skipped.noGroups);
        return readOf((userId) => createGroupDirectory(graph, clock).memberships(userId, groups));
      },
    },
    {
      name: 'graph-methods',
      needs: ['graph-devices'],
      async run() {
        if (!asksOf(await stage.policy()).methods) return skip(doctorWords.skipped.noMethodRule);
        return readOf((userId) => createMethodChanges(graph).lastChangedAt(userId));
      },
    },
    {
      name: 'mail',
      needs: ['graph-devices'],
      async run() {
        if (mailbox === undefined) return skip(doctorWords.skipped.noMailbox);
        const missing = missingMailRoles(await roles());
        if (missing.length > 0) return judgeRoles(words.missing, missing);
        return readOf((userId) => createAddressBook(graph).find(userId));
      },
    },
  ];
}

/** Entra gives Graph's own permissions by their names. What is no token of Entra's was given for something else. */
function readRoles(token: string): readonly string[] {
  try {
    return Roles.parse(decodeJwt(token)).roles;
  } catch (cause) {
    throw new GraphError('graph.unexpected-response', { retryable: false, cause });
  }
}

function judgeRoles(say: typeof words.missing, roles: readonly string[]): Verdict {
  return judge(roles.length === 0 ? [] : [say(roles)]);
}

/** What is read is thrown away; only that it can be read counts. */
async function tryTo(read: () => Promise<unknown>, say = words.refused): Promise<Verdict> {
  try {
    await read();
    return judge([]);
  } catch (error) {
    if (error instanceof GraphError) return judge([say(error.graphCode ?? error.code)]);
    throw error;
  }
}

/** Somebody with a device, to try the reads with that are about a user. */
async function findOwner(graph: Pick<Graph, 'get'>): Promise<string | undefined> {
  const query = { $top: SAMPLE, $select: 'id,userId' };
  const answer = Devices.safeParse(await graph.get('beta', 'deviceManagement/managedDevices', query));
  if (!answer.success) throw new GraphError('graph.unexpected-response', { retryable: false });
  return answer.data.value.map(({ userId }) => userId ?? '').find((userId) => userId !== '');
}
