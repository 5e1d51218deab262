import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';

import express from 'express';
import { z } from 'zod';

import { createControl } from '../../../sandbox/control/index.ts';
import { createIntune, type Intune } from '../../../sandbox/intune/index.ts';
import { draftPhone, portOf, until } from '../intune/graph-server.ts';

describe('sandbox control API', () => {
  let intune: Intune;
  let server: Server;
  let root: string;

  beforeEach(async () => {
    intune = createIntune({ acceptToken: () => true, seed: [draftPhone()], stepDelayMs: 0 });
    server = createServer(express().use('/control', createControl(intune)).use('/graph', intune.router));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    root = `http://127.0.0.1:${portOf(server.address())}`;
  });

  afterEach(async () => {
    intune.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  async function ask(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${root}/control${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  const phone = (): ReturnType<Intune['world']['get']> => intune.world.get('phone');

  it('refuses a host name that is not the loopback’s', async () => {
    const forged = request(`${root}/control/devices`, { headers: { host: 'sandbox.attacker.example' } });
    forged.end();

    const [response] = z.tuple([z.object({ statusCode: z.number() })]).parse(await once(forged, 'response'));

    assert.equal(response.statusCode, 403);
  });

  for (const [path, body] of [
    ['/devices/phone', { online: 'yes' }],
    ['/devices/phone', { nextOutcome: 'perhaps' }],
    ['/devices/phone', { lock: { guard: 'temporary' } }],
    ['/devices/phone', { name: 'Another' }],
    ['/devices/phone', []],
  ] as const) {
    it(`refuses to change a device by ${JSON.stringify(body)}`, async () => {
      const before = phone();

      const answer = await ask('PATCH', path, body);

      assert.equal(answer.status, 400);
      assert.equal(phone(), before);
    });
  }

  for (const body of [{}, { method: 'GET' }, { status: 200 }, { drop: 'maybe' }, { count: 0, status: 500 }]) {
    it(`refuses the fault ${JSON.stringify(body)}`, async () => {
      assert.equal((await ask('POST', '/faults', body)).status, 400);
      assert.deepEqual(intune.faults.list(), []);
    });
  }

  it('answers 404 for devices and paths it does not have', async () => {
    assert.equal((await ask('GET', '/devices/none')).status, 404);
    assert.equal((await ask('PATCH', '/devices/none', { online: true })).status, 404);
    assert.equal((await ask('POST', '/devices/none/unlock', {})).status, 404);
    assert.equal((await ask('GET', '/weather')).status, 404);
  });

  it('answers 400 to a body that is no JSON', async () => {
    const response = await fetch(`${root}/control/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });

    assert.equal(response.status, 400);
  });

  it('lists and shows devices', async () => {
    const all = await ask('GET', '/devices');
    const one = await ask('GET', '/devices/phone');

    assert.deepEqual(all.body, { devices: [one.body] });
    assert.deepEqual(one.body, JSON.parse(JSON.stringify(phone())));
  });

  it('changes what it is told and leaves the rest', async () => {
    await ask('PATCH', '/devices/phone', { online: false });
    await ask('PATCH', '/devices/phone', { nextOutcome: 'failed', lock: { guard: 'none' } });
    await ask('PATCH', '/devices/phone', { lock: { isOpen: true } });

    assert.equal(phone()?.online, false);
    assert.equal(phone()?.nextOutcome, 'failed');
    assert.deepEqual(phone()?.lock, { guard: 'none', isOpen: true });
  });

  it('unlocks a phone with the temporary passcode only', async () => {
    intune.world.requestReset('phone');
    await until(() => phone()?.lock.guard === 'temporary');
    const { lock } = z
      .object({ lock: z.object({ passcode: z.string() }) })
      .parse((await ask('GET', '/devices/phone')).body);

    const wrong = await ask('POST', '/devices/phone/unlock', { passcode: '1234' });
    const right = await ask('POST', '/devices/phone/unlock', lock);

    assert.deepEqual(wrong.body, { isOpen: false });
    assert.deepEqual(right.body, { isOpen: true });
  });

  it('injects faults, counts their hits and takes them away', async () => {
    const added = await ask('POST', '/faults', { status: 503, count: 1 });
    const hit = await fetch(`${root}/graph/v1.0/deviceManagement`);
    const { body } = await ask('GET', '/faults');
    await ask('DELETE', '/faults');

    assert.equal(added.status, 201);
    assert.equal(hit.status, 503);
    assert.match(JSON.stringify(body), /"hits":1/);
    assert.deepEqual((await ask('GET', '/faults')).body, { faults: [] });
  });

  it('shows and empties the journal', async () => {
    await fetch(`${root}/graph/v1.0/deviceManagement`);

    const { body } = await ask('GET', '/journal');
    await ask('DELETE', '/journal');

    assert.match(JSON.stringify(body), /"path":"\/v1\.0\/deviceManagement"/);
    assert.deepEqual((await ask('GET', '/journal')).body, { requests: [] });
  });

  it('puts back the world as it was', async () => {
    await ask('PATCH', '/devices/phone', { online: false });
    await ask('POST', '/faults', { status: 500 });
    await fetch(`${root}/graph/v1.0/deviceManagement`);

    const answer = await ask('POST', '/reset');

    assert.equal(answer.status, 204);
    assert.equal(phone()?.online, true);
    assert.deepEqual(intune.faults.list(), []);
    assert.deepEqual(intune.journal.list(), []);
  });
});
