import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

import express from 'express';
import { z } from 'zod';

import { createDevicesPage, type DevicesPage } from '../../../sandbox/devices-page/index.ts';
import type { DeviceDraft } from '../../../sandbox/intune/device-draft.ts';
import { createDeviceWorld, type DeviceWorld } from '../../../sandbox/intune/device-world.ts';
import { MEGAN } from '../../../sandbox/people.ts';
import { systemClock } from '../../../services/platform/clock.ts';
import { draftPhone, portOf, until } from '../intune/graph-server.ts';

const Card = z.object({ id: z.string(), html: z.string() });

describe('sandbox devices page', () => {
  let world: DeviceWorld;
  let page: DevicesPage;
  let server: Server;
  let root: string;

  async function start(...drafts: Partial<DeviceDraft>[]): Promise<void> {
    world = createDeviceWorld({ clock: systemClock, seed: drafts.map(draftPhone), stepDelayMs: 0 });
    page = createDevicesPage({ world, chatUrl: 'http://localhost:56150' });
    server = createServer(express().use('/devices', page.router));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    root = `http://127.0.0.1:${portOf(server.address())}/devices`;
  }

  afterEach(async () => {
    world.close();
    page.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  const readPage = async (query = ''): Promise<string> => (await fetch(`${root}${query}`)).text();

  function submit(
    action: string,
    form: Record<string, string>,
    accept = 'application/json',
  ): Promise<Response> {
    const body = new URLSearchParams(form);
    return fetch(`${root}/${action}`, { method: 'POST', body, headers: { accept }, redirect: 'manual' });
  }

  async function resetPhone(): Promise<string> {
    world.requestReset('phone');
    await until(() => world.get('phone')?.lock.guard !== 'forgotten');
    const lock = world.get('phone')?.lock;
    return lock?.guard === 'temporary' ? lock.passcode : '';
  }

  it('shows names as text, whatever they hold', async () => {
    await start({ name: `<img src=x onerror="alert('1')"> & \${x}`, model: '</style><b>' });

    const text = await readPage();

    assert.ok(text.includes('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; ${x}'));
    assert.doesNotMatch(text, /<img|<b>|onerror="/);
  });

  it('allows no script or style from elsewhere, and no frame around it', async () => {
    await start({});

    const { headers } = await fetch(root);

    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe/);
  });

  it('takes no form from a page elsewhere', async () => {
    await start({});

    const response = await fetch(`${root}/start-over`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
    });

    assert.equal(response.status, 403);
  });

  it('puts every device where it belongs', async () => {
    await start({ id: 'a' }, { id: 'b', reset: 'refused' }, { id: 'c', owner: MEGAN });

    const text = await readPage();

    const order = ['Can be reset', 'device-a', 'Cannot be reset', 'device-b', 'Other people’s', 'device-c'];
    const places = order.map((part) => text.indexOf(part));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    assert.ok(!places.includes(-1));
  });

  it('leaves out groups without devices', async () => {
    await start({ reset: 'refused' });

    assert.doesNotMatch(await readPage(), /Can be reset|Other people/);
  });

  it('refuses a wrong passcode, and says so in the card', async () => {
    await start({});
    await resetPhone();

    const response = await submit('phone/unlock', { passcode: '1234' });

    const { id, html } = Card.parse(await response.json());
    assert.equal(id, 'device-phone');
    assert.match(html, /aria-invalid="true"/);
    assert.match(html, /Wrong passcode/);
    assert.equal(world.get('phone')?.lock.isOpen, false);
  });

  it('refuses a wrong passcode without a script, too', async () => {
    await start({});

    const response = await submit('phone/unlock', { passcode: '1234' }, 'text/html');

    assert.equal(response.status, 303);
    assert.equal(response.headers.get('location'), '/devices?refused=phone#device-phone');
    assert.match(await readPage('?refused=phone'), /Wrong passcode/);
  });

  it('opens an Android phone with its temporary passcode, and locks it again', async () => {
    await start({});
    const passcode = await resetPhone();

    const opened = Card.parse(await (await submit('phone/unlock', { passcode: ` ${passcode} ` })).json());
    const isOpen = world.get('phone')?.lock.isOpen;
    const locked = Card.parse(await (await submit('phone/lock', {})).json());

    assert.equal(isOpen, true);
    assert.match(opened.html, /Unlocked with the temporary passcode/);
    assert.match(locked.html, /name="passcode"/);
    assert.equal(world.get('phone')?.lock.isOpen, false);
  });

  it('opens an iPhone without a passcode by a swipe', async () => {
    await start({ reset: 'removes' });
    await resetPhone();

    assert.match(await readPage(), /No passcode set[^]*Swipe to open/);
    const { html } = Card.parse(await (await submit('phone/unlock', {})).json());

    assert.match(html, /Open\. No passcode set\./);
  });

  it('never tells the temporary passcode', async () => {
    await start({});
    const passcode = await resetPhone();

    const card = await (await submit('phone/unlock', { passcode })).text();

    assert.ok(!card.includes(passcode));
    assert.ok(!(await readPage()).includes(passcode));
  });

  it('switches a device off and on', async () => {
    await start({});

    const { html } = Card.parse(await (await submit('phone/online', { online: 'no' })).json());
    assert.equal(world.get('phone')?.online, false);
    await submit('phone/online', { online: 'yes' });

    assert.match(html, /aria-checked="false"/);
    assert.equal(world.get('phone')?.online, true);
  });

  it('sets what the next reset comes to', async () => {
    await start({});

    const { html } = Card.parse(await (await submit('phone/outcome', { nextOutcome: 'never' })).json());

    assert.equal(world.get('phone')?.nextOutcome, 'never');
    assert.match(html, /<option value="never" selected>/);
  });

  it('refuses forms that are not its own', async () => {
    await start({});
    const before = world.get('phone');

    assert.equal((await submit('phone/online', { online: 'maybe' })).status, 400);
    assert.equal((await submit('phone/outcome', { nextOutcome: 'explode' })).status, 400);
    assert.equal((await submit('none/online', { online: 'yes' })).status, 404);
    assert.equal(world.get('phone'), before);
  });

  it('starts over', async () => {
    await start({});
    await resetPhone();

    const response = await submit('start-over', {});

    assert.equal(response.status, 303);
    assert.equal(world.get('phone')?.lock.guard, 'forgotten');
  });

  it('tells open pages of changes, until it is closed', async () => {
    await start({});
    const stream = await fetch(`${root}/events`);
    const told = stream.text();

    world.change('phone', { online: false });
    world.reset();
    page.close();

    const text = await told;
    assert.equal(stream.headers.get('content-type'), 'text/event-stream');
    const data = /event: device\ndata: (.*)\n\n/.exec(text)?.[1] ?? '';
    assert.match(Card.parse(JSON.parse(data)).html, /aria-checked="false"/);
    assert.match(text, /event: world\n/);
  });

  it('serves its script and style, and nothing beside them', async () => {
    await start({});

    assert.match((await fetch(`${root}/assets/devices.css`)).headers.get('content-type') ?? '', /^text\/css/);
    assert.match((await fetch(`${root}/assets/devices.js`)).headers.get('content-type') ?? '', /javascript/);
    assert.equal((await fetch(`${root}/assets/..%2Findex.ts`)).ok, false);
  });
});
