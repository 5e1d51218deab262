import assert from 'node:assert/strict';

import { ALEX, MEGAN } from '../../../sandbox/people.ts';
import { classify } from '../../../services/devices/classify.ts';
import { eligibility } from '../../../services/devices/eligibility.ts';
import { PLATFORMS } from '../../../services/devices/platforms.ts';
import { createDeviceDirectory } from '../../../services/intune/device-directory.ts';
import { DeviceSchema } from '../../../services/intune/device-schema.ts';
import { createGraph } from '../../../services/intune/graph-client.ts';
import type { Graph } from '../../../services/intune/graph.ts';
import { createResetCommand } from '../../../services/intune/reset-command.ts';
import { createResetOutcome } from '../../../services/intune/reset-outcome.ts';
import { createSupportContactSource } from '../../../services/intune/support-contact.ts';
import type { Logger } from '../../../services/platform/logger.ts';
import { roomyBudget, roomyWatch } from '../../harness/roomy-budget.ts';
import { startGraph, until, type GraphServer } from './graph-server.ts';

const ignore = (): void => undefined;
const log: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };

describe('sandbox Intune: with the product’s own Graph client', () => {
  let server: GraphServer;
  let graph: Graph;

  beforeEach(async () => {
    server = await startGraph({ pageSize: 4 });
    graph = createGraph({ baseUrl: server.root, accessToken: () => Promise.resolve('good'), log });
  });

  afterEach(async () => {
    await server.close();
  });

  it('shows each person all of their own devices over several pages, and nobody else’s', async () => {
    const directory = createDeviceDirectory(graph, log);

    for (const { oid } of [ALEX, MEGAN]) {
      const expected = server.intune.world.list().filter(({ managed }) => managed.userId === oid);
      const devices = await directory.listOwned(oid);
      assert.deepEqual(
        devices.map(({ id }) => id),
        expected.map(({ managed }) => managed.id),
      );
    }
  });

  it('has a device for every row of the platform table', () => {
    const kinds = server.intune.world.list().map(({ managed }) => classify(DeviceSchema.parse(managed)));

    assert.deepEqual(new Set(kinds), new Set(Object.keys(PLATFORMS)));
  });

  it('lets every owned device do on a reset what the product promises', () => {
    for (const { managed, reset, reach } of server.intune.world.list()) {
      if (managed.userId === '') continue;
      const promised = eligibility(DeviceSchema.parse(managed));
      if (!promised.eligible) assert.equal(reset, 'refused', managed.deviceName);
      else {
        const { temporaryPasscode, reach: promisedReach } = promised.effect;
        assert.equal(reset, temporaryPasscode === 'none' ? 'removes' : temporaryPasscode, managed.deviceName);
        assert.equal(reach, promisedReach, managed.deviceName);
      }
    }
  });

  it('resets a phone, tells the outcome, and gives the passcode that opens it', async () => {
    const outcome = createResetOutcome({ graph, watchBudget: roomyWatch() });
    const phone = server.intune.world
      .list()
      .find(({ managed }) => managed.deviceName.startsWith('Galaxy S24'));
    assert.ok(phone);
    const { id } = phone.managed;
    const since = Date.now();

    await createResetCommand(graph, roomyBudget()).send(id);
    await until(() => server.intune.world.get(id)?.lock.guard === 'temporary');

    const report = await outcome.read(id, since);
    assert.ok(typeof report === 'object');
    assert.equal(report.state, 'done');
    const passcode = await outcome.readPasscode(id, since);
    assert.equal(server.intune.world.unlock(id, passcode?.expose() ?? ''), true);
  });

  it('names the helpdesk', async () => {
    const contact = await createSupportContactSource(graph, { now: () => Date.now() }).read();

    assert.equal(contact?.email, 'helpdesk@contoso.example');
    assert.equal(contact.site?.name, 'Contoso IT support');
  });
});
