import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import {
  type NotResettableReason,
  PLATFORMS,
  type ResettableKind,
} from '../../services/devices/platforms.ts';
import type { DeviceDraft } from '../../sandbox/intune/device-draft.ts';
import { SEEDED_DEVICES } from '../../sandbox/intune/seed/index.ts';
import { REFUSED_DEVICES } from '../../sandbox/intune/seed/refused-devices.ts';
import { RESETTABLE_DEVICES } from '../../sandbox/intune/seed/resettable-devices.ts';
import { cardIn, readCard, textIn } from '../harness/bot-answer.ts';
import { type CardInChat, cardOf, findButtons } from '../harness/card-in-chat.ts';
import { HAVE_DEVICE } from '../harness/desk-person.ts';
import { ANDROID } from '../harness/desk-devices.ts';
import { type DeskWorld, keepDesks } from '../harness/desk-world.ts';
import { payloadOf, press } from '../harness/press.ts';

/** What each refused device of the sandbox is told. */
const REASONS: Readonly<Record<string, NotResettableReason>> = {
  "Alex's own iPhone SE": 'ios-user-enrolment',
  'Galaxy A52 (old enrolment)': 'android-administrator-7-or-later',
  'Nexus 5X': 'android-work-profile-before-8',
  'ALEXW-SURFACE3': 'windows-8-1',
  'ALEXW-LAPTOP': 'windows-pc',
  "Alex's MacBook Air": 'macos',
  'alexw-build': 'linux',
  'Chromebook Spin 714': 'chromeos',
  'Meeting room panel': 'unknown-platform',
};

/** What each resettable device of the sandbox is. */
const KINDS: Readonly<Record<string, ResettableKind>> = {
  "Alex's iPhone 15": 'ios',
  'Galaxy S24 (work)': 'android-fully-managed',
  'iPad Air': 'ios',
  "Alex's Pixel 9": 'android-work-profile',
  'Fairphone 5 (field work)': 'android-corporate-work-profile',
  'Zebra TC58 scanner': 'aosp-user',
  'Apple Vision Pro (demo room)': 'visionos',
  'Galaxy S5 (warehouse)': 'android-administrator',
  'Lumia 950': 'windows-10-mobile',
  'Lumia 930': 'windows-phone-8-1',
};

describe('a device that cannot be reset', () => {
  const openDesk = keepDesks();

  for (const device of REFUSED_DEVICES) {
    const reason = REASONS[device.name];

    it(`is listed with the reason and without a button: ${device.name}`, async () => {
      assert.ok(reason);
      const { alex } = await openDesk({ devices: [device] });

      const list = await alex.askForReset();

      assert.ok(readCard(list).includes(device.name));
      assert.ok(readCard(list).includes(en.notResettable[reason]));
      assert.deepEqual(
        findButtons(list).map(({ verb }) => verb),
        ['prompt.cancel'],
      );
    });

    it(`is refused when a payload is crafted for it: ${device.name}`, async () => {
      const { alex, resets } = await openDesk({ devices: [device, ANDROID] });
      const list = await alex.askForReset();
      const id = alex.device(device.name).managed.id;
      const { data } = payloadOf(list, 'device.pick');

      const picked = await press(alex, list, { ...data, device: id });
      const started = await press(alex, list, { v: 1, action: 'reset.start', device: id });

      assert.equal(textIn(picked), en.chat.noSuchDevice);
      assert.equal(textIn(started), en.chat.noSuchDevice);
      assert.equal(resets().length, 0);
    });
  }
});

describe('the list of devices', () => {
  const openDesk = keepDesks();

  it('shows all of them over its pages, those that can be reset first, and nobody else’s', async () => {
    const { alex } = await openDesk({ devices: SEEDED_DEVICES });
    const first = await alex.askForReset();
    const last = await alex.findRow(first, 'Lumia 930');
    const second = cardIn(await alex.click(last, en.buttons.previousPage), last);
    const third = cardIn(await alex.click(last, en.buttons.nextPage), last);

    const pages = [first, last, third].map(readCard);

    const mine = [...RESETTABLE_DEVICES, ...REFUSED_DEVICES];
    assert.equal(readCard(second), pages[0]);
    for (const { name } of mine) assert.equal(pages.filter((page) => page.includes(`${name}\n`)).length, 1);
    assert.ok(!pages.some((page) => page.includes('Megan') || page.includes('kiosk')));
  });
});

describe('a device that can be reset', () => {
  const openDesk = keepDesks();

  for (const device of RESETTABLE_DEVICES) {
    it(`is told what happens, is reset with one POST, and opens: ${device.name}`, async () => {
      const desk = await openDesk({ devices: [device, ANDROID] });
      const { alex, world, resets, log } = desk;
      const { id } = alex.device(device.name).managed;
      world.intune.world.change(id, { online: true });
      const kind = KINDS[device.name];
      assert.ok(kind);

      const consequences = await alex.reachConsequences(device);
      await alex.click(consequences, 'consequences.confirm', HAVE_DEVICE);
      const done = cardOf(await alex.hears(en.confirmation.title));

      for (const effect of en.platforms[kind].consequences(PLATFORMS[kind]))
        assert.ok(readCard(consequences).includes(effect));
      for (const step of en.platforms[kind].next(PLATFORMS[kind])) assert.ok(readCard(done).includes(step));
      assert.deepEqual(
        resets().map(({ path, status }) => [path, status]),
        [[`/v1.0/deviceManagement/managedDevices/${id}/resetPasscode`, 204]],
      );
      assert.deepEqual(log.messages('error'), []);
      assert.deepEqual(log.messages('warn'), []);
      await assertOpens(desk, device, done);
    });
  }
});

/** The phone itself is the judge: it opens with what the person was told, and with nothing else. */
async function assertOpens({ alex, world }: DeskWorld, device: DeviceDraft, done: CardInChat): Promise<void> {
  const { id } = alex.device(device.name).managed;
  const unlock = (passcode: string): boolean => world.intune.world.unlock(id, passcode);
  if (device.reset === 'removes') {
    assert.ok(!findButtons(done).some(({ verb }) => verb === 'passcode.show'));
    assert.ok(unlock(''));
    return;
  }
  assert.ok(!unlock(''));
  const shown = cardIn(await alex.click(done, 'passcode.show'), done);
  const passcode = readCard(shown).split('\n').find(unlock);
  assert.match(passcode ?? '', device.reset === 'numeric' ? /^\d{4,}$/ : /^[a-z\d]{4,}$/i);
}
