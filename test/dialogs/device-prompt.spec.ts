import assert from 'node:assert/strict';
import { deviceChosen } from '../../cards/notices.ts';
import { DevicePrompt, type DevicePromptOptions } from '../../dialogs/device-prompt.ts';
import type { Device } from '../../services/devices/device.ts';
import { GraphError } from '../../services/intune/graph-error.ts';
import { OID } from '../harness/activities.ts';
import { someDevice } from '../services/devices/some-device.ts';
import { HandWorld } from './hand-world.ts';
import { payloads } from '../cards/card-tree.ts';
import { press, sentence } from './some-turn.ts';
import { Stage } from './stage.ts';

const PHONE = someDevice({ id: 'phone', name: 'Phone of Alex' });
const TABLET = someDevice({ id: 'tablet', name: 'Reading tablet', deviceType: 'iPad' });
const PC = someDevice({ id: 'pc', name: 'Desk PC', operatingSystem: 'Windows', deviceType: 'desktop' });
const FOREIGN = someDevice({ id: 'foreign', userId: '5d1c2f6e-0000-4000-8000-000000000002' });

async function askForDevice(
  devices: readonly Device[] = [PHONE, TABLET, PC, FOREIGN],
  options: DevicePromptOptions = {},
): Promise<{ world: HandWorld; stage: Stage }> {
  const world = new HandWorld(devices);
  const stage = new Stage(new DevicePrompt('choose-device', world));
  await stage.begin(options);
  return { world, stage };
}

function pick(device: string, prompt = 'prompt-1'): ReturnType<typeof press> {
  return press({ action: 'device.pick', prompt, device });
}

describe('device prompt', () => {
  for (const [what, id] of [
    ["somebody else's device", FOREIGN.id],
    ['a device that does not exist', 'nothing'],
    ['a device that cannot be reset', PC.id],
  ] as const) {
    it(`refuses ${what} from a payload with the same words, and stays open`, async () => {
      const { world, stage } = await askForDevice();
      const { status } = await stage.happens(pick(id));
      assert.equal(status, 'waiting');
      assert.equal(stage.teams.shown, stage.reader.messages.chat.noSuchDevice);
      assert.deepEqual(
        world.lines.map(({ level, facts }) => [level, facts]),
        [['warn', { userId: OID, promptId: 'prompt-1' }]],
      );
      assert.deepEqual(world.audit.told, id === PC.id ? [] : ['foreign-id:pick']);
    });
  }

  it('says of a device that the organisation keeps out why, and offers it not', async () => {
    const world = new HandWorld([PHONE, TABLET]);
    const refusal = { reason: 'platform-not-allowed' } as const;
    world.gate.forbidden.set(TABLET.id, refusal);
    const stage = new Stage(new DevicePrompt('choose-device', world));
    await stage.begin({});
    const [card] = stage.teams.cards;
    assert.ok(JSON.stringify(card).includes(stage.reader.messages.policyRefusal(refusal, String).text));
    const picks = payloads(card).filter((payload) => JSON.stringify(payload).includes('device.pick'));
    assert.deepEqual(
      picks.map((payload) => JSON.stringify(payload).includes('"phone"')),
      picks.map(() => true),
    );
  });

  it('takes no choice from another card', async () => {
    const { stage } = await askForDevice();
    assert.equal((await stage.happens(pick(PHONE.id, 'prompt-0'))).status, 'waiting');
    const page = press({ action: 'devices.page', prompt: 'prompt-0', page: 0, search: undefined });
    assert.equal((await stage.happens(page)).status, 'waiting');
    assert.deepEqual(stage.teams.updated, []);
  });

  it('asks Intune again at the choice: a device that changed hands meanwhile is refused', async () => {
    const { world, stage } = await askForDevice();
    world.devices.devices = [{ ...PHONE, userId: FOREIGN.userId }];
    assert.equal((await stage.happens(pick(PHONE.id))).status, 'waiting');
  });

  it('stays open where Intune is away at the choice', async () => {
    const { world, stage } = await askForDevice();
    world.devices.beforeRead = () => Promise.reject(new GraphError('graph.unavailable', { retryable: true }));
    await assert.rejects(stage.happens(pick(PHONE.id)), GraphError);
    assert.equal((await stage.prompt())?.promptId, 'prompt-1');
  });

  it('does not guess which device is meant', async () => {
    const { stage } = await askForDevice();
    for (const text of ['the other one', 'Desk PC', '424242']) {
      assert.equal((await stage.happens(sentence(text))).status, 'waiting');
    }
    assert.deepEqual([...new Set(stage.teams.texts)], [stage.reader.messages.chat.chooseFromCard]);
  });

  it("never shows anybody else's device", async () => {
    const { stage } = await askForDevice();
    await stage.happens(
      press({ action: 'devices.page', prompt: 'prompt-1', page: 0, search: 'phone of alex' }),
    );
    assert.doesNotMatch(stage.teams.everything, /"foreign"/);
    assert.match(stage.teams.everything, /"phone"/);
  });

  it('turns pages and searches in place, and stays open', async () => {
    const many = Array.from({ length: 30 }, (_, n) => someDevice({ id: `id-${n}`, name: `Device ${n}` }));
    const { stage } = await askForDevice([...many, TABLET]);
    const { status } = await stage.happens(
      press({ action: 'devices.page', prompt: 'prompt-1', page: 0, search: 'reading' }),
    );
    assert.equal(status, 'waiting');
    assert.match(JSON.stringify(stage.teams.shown), /"tablet"/);
    assert.deepEqual(stage.teams.replacements, [stage.teams.shown]);
  });

  it('shows the device first that the words seem to mean', async () => {
    const { stage } = await askForDevice([PHONE, TABLET], { preselected: TABLET.id });
    const [card] = stage.teams.cards;
    const text = JSON.stringify(card);
    assert.ok(text.indexOf('Reading tablet') < text.indexOf('Phone of Alex'));
  });

  for (const [how, event] of [
    ['by its button', pick(TABLET.id)],
    ['by its name', sentence('the reading tablet')],
  ] as const) {
    it(`takes a device chosen ${how}, and closes the card`, async () => {
      const { stage } = await askForDevice();
      const { result } = await stage.happens(event);
      assert.deepEqual(result, { outcome: 'chosen', deviceId: 'tablet', deviceName: 'Reading tablet' });
      assert.deepEqual(stage.teams.replacements, [deviceChosen('Reading tablet', stage.reader)]);
    });
  }
});
