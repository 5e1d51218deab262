import assert from 'node:assert/strict';

import type { Directory } from '../../../sandbox/intune/directory.ts';
import { ALEX, MEGAN } from '../../../sandbox/people.ts';
import { createGraph } from '../../../services/intune/graph-client.ts';
import { createGroupDirectory } from '../../../services/intune/group-directory.ts';
import { createMethodChanges } from '../../../services/intune/method-changes.ts';
import { silent } from '../../services/resets/hand-ports.ts';
import { startGraph, type GraphServer } from './graph-server.ts';

const GROUPS = Array.from({ length: 30 }, (_, i) => `0f6a4cf1-7a1b-4c7a-9b0c-${String(i).padStart(12, '0')}`);
const [FIRST = '', LAST = ''] = [GROUPS[0], GROUPS[29]];
const DIRECTORY: Directory = new Map([
  [
    MEGAN.oid,
    {
      groups: [FIRST, LAST],
      passwordChangedAt: '2026-01-05T08:00:00Z',
      methodsAddedAt: ['2026-01-06T08:00:00Z', null],
    },
  ],
]);
const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('sandbox Entra: with the product’s own Graph client', () => {
  let server: GraphServer;
  let graph: ReturnType<typeof createGraph>;

  beforeEach(async () => {
    server = await startGraph({ directory: DIRECTORY });
    graph = createGraph({ baseUrl: server.root, accessToken: () => Promise.resolve('good'), log: silent });
  });

  afterEach(async () => {
    await server.close();
  });

  it('does not know somebody who does not exist', async () => {
    const groups = createGroupDirectory(graph, { now: () => 0 });
    await assert.rejects(groups.memberships(NOBODY, GROUPS), { code: 'graph.not-found' });
    await assert.rejects(createMethodChanges(graph).lastChangedAt(NOBODY), { code: 'graph.not-found' });
  });

  it('checks no more than twenty groups at once', async () => {
    const path = `/v1.0/users/${MEGAN.oid}/checkMemberGroups`;
    assert.equal((await server.post(path, { groupIds: GROUPS.slice(0, 21) })).status, 400);
    assert.equal((await server.post(path, {})).status, 400);
    assert.equal((await server.post(path, { groupIds: GROUPS.slice(0, 20) })).status, 200);
  });

  it('says which of the groups somebody is in, however many are asked for', async () => {
    const groups = createGroupDirectory(graph, { now: () => 0 });
    assert.deepEqual([...(await groups.memberships(MEGAN.oid, GROUPS))], [FIRST, LAST]);
    assert.deepEqual([...(await groups.memberships(ALEX.oid, GROUPS))], []);
  });

  it('says when somebody last changed the password or added a way to sign in', async () => {
    const methods = createMethodChanges(graph);
    assert.equal(await methods.lastChangedAt(MEGAN.oid), Date.parse('2026-01-06T08:00:00Z'));
    assert.equal(await methods.lastChangedAt(ALEX.oid), Date.parse('2025-01-15T08:41:00Z'));
  });
});
