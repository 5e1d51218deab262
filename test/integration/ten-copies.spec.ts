import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { cardOf } from '../harness/card-in-chat.ts';
import { readableText } from '../harness/connector-record.ts';
import { ANDROID } from '../harness/desk-devices.ts';
import { type DeskPerson, HAVE_DEVICE, pickOf } from '../harness/desk-person.ts';
import { type DeskWorld, keepDesks } from '../harness/desk-world.ts';
import { keepRedisDesks } from '../harness/redis-desk.ts';

/** From the installation to the passcode. The sign-in is completed by this person's own client, as in Teams. */
async function converse(desk: DeskWorld, person: DeskPerson): Promise<void> {
  desk.world.tokenService.settings.completeByInvoke = false;
  await person.install();
  const list = await person.askForReset();
  await person.click(list, pickOf(person.device(ANDROID.name).managed.id));
  const asked = await person.signInAsked(0);
  const { code } = await person.signIn(asked);
  assert.ok(code);
  await person.invoke('signin/verifyState', { state: code });
  const card = cardOf(await person.hears(en.consequences.title));
  await person.click(card, 'consequences.confirm', HAVE_DEVICE);
  await person.isSent(en.confirmation.title);
  await person.hears(en.progress.ended);
}

/** What the chat shows in the end, without the time of day. */
function transcript(person: DeskPerson): readonly string[] {
  return person.chat().map(({ activity }) => readableText(activity).replaceAll(/\d\d:\d\d/g, '--:--'));
}

/** The same conversation twice: as a person has it, and with everything coming ten times. */
async function compare(openDesk: () => Promise<DeskWorld>): Promise<void> {
  const [once, tenTimes] = [await openDesk(), await openDesk()];
  const patient = tenTimes.seat({}, en, 10);
  await converse(once, once.alex);
  await converse(tenTimes, patient);
  assert.deepEqual(transcript(patient), transcript(once.alex));
  assert.equal(tenTimes.resets().length, 1);
}

describe('ten copies of every activity, at the same moment', () => {
  const openDesk = keepDesks();
  const openRedisDesk = keepRedisDesks();

  it('change nothing compared to one, in memory', () => compare(openDesk));

  it('change nothing compared to one, on Redis', () => compare(openRedisDesk));
});
