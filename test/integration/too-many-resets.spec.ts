import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { helpdesk as words } from '../../locales/en/helpdesk.ts';
import { SANDBOX_HELPDESK } from '../../sandbox/helpdesk.ts';
import type { ConnectorRecord } from '../harness/connector-record.ts';
import { ANDROID, IPHONE } from '../harness/desk-devices.ts';
import { HAVE_DEVICE } from '../harness/desk-person.ts';
import { channelSeat, mention } from '../harness/desk-thread.ts';
import { keepRuledDesks } from '../harness/ruled-desk.ts';

/** What the alert says whatever the time. */
const [ALERT = ''] = words.alerts['too-many-resets']('').split(' at ');

function isAlert({ activity }: ConnectorRecord): boolean {
  return activity.text?.startsWith(ALERT) === true;
}

describe('more resets than the organisation expects', () => {
  const openDesk = keepRuledDesks();

  it('pause all new ones, are told to users and to the helpdesk’s channel, once, until an operator resumes', async () => {
    const desk = await openDesk();
    const { alex, rules } = desk;
    rules.set({ anomalyBrake: { resets: 1, minutes: 10 } });
    const operator = desk.seat(channelSeat());
    await mention(operator, 'status');

    await alex.reachEnd(ANDROID, en.confirmation.title);
    const card = await alex.reachConsequences(IPHONE);
    await alex.click(card, 'consequences.confirm', HAVE_DEVICE);
    const paused = { reason: 'paused', by: 'brake', note: '' } as const;
    await alex.hears(en.policyRefusal(paused, String).text);
    const told = await desk.connector.waitFor(isAlert);
    assert.ok(told.conversationId.startsWith(`${SANDBOX_HELPDESK.channelId};messageid=`));
    await alex.say('reset');
    await desk.settled();

    assert.equal(desk.resets().length, 1);
    assert.equal(desk.connector.records.filter(isAlert).length, 1);
    assert.ok(
      (await desk.audited()).some(({ kind, actor }) => kind === 'resets-paused' && actor.id === 'brake'),
    );

    await mention(operator, 'resume');
    await operator.isSent(words.pause.resumed);
    assert.equal(await rules.pause.read(), undefined);
  });
});
