import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { helpdesk as words } from '../../locales/en/helpdesk.ts';
import { WEEKDAYS } from '../../services/policy/hours-schema.ts';
import { somePolicy } from '../services/policy/some-policy.ts';
import { readCard } from '../harness/bot-answer.ts';
import { cardOf } from '../harness/card-in-chat.ts';
import { keepDesks } from '../harness/desk-world.ts';
import { mention, openThread } from '../harness/desk-thread.ts';

const { cases } = en;
/** Three days from now: today it is closed. */
const CLOSED_TODAY = WEEKDAYS[(new Date().getUTCDay() + 2) % 7] ?? 'monday';
const NUMBER = /HD-\d+/;

describe('a conversation with the helpdesk', () => {
  const openDesk = keepDesks();

  it('goes from the question to the rating, with both sides reading each other', async () => {
    const desk = await openDesk();
    const { alex } = desk;

    await alex.say('talk to a person');
    const opened = await alex.isSent(cases.opened.next);
    const number = NUMBER.exec(alex.read(opened.activityId))?.[0] ?? '';
    const { helper, card } = await openThread(desk, number);
    assert.match(readCard(card()), /Alex Wilber/);
    assert.ok(readCard(card()).includes(words.proof.none));

    await helper.click(card(), 'case.claim');
    await alex.isSent(cases.claimed.text('Megan Bowen', number));
    await helper.hears(words.states.claimed);

    await alex.say('My phone shows a white screen, what now?');
    await alex.isSent(cases.sent(number));
    await helper.isSent('My phone shows a white screen, what now?');

    await helper.click(card(), 'case.reply', { text: 'Hold both buttons for ten seconds.' });
    await alex.isSent('Hold both buttons for ten seconds.');
    await mention(helper, 'And tell me what you see then.');
    const heard = await alex.isSent('And tell me what you see then.');
    assert.ok(alex.read(heard.activityId).includes(cases.wrote('Megan Bowen')));

    await alex.say('Thank you, it works again!');
    await helper.isSent('Thank you, it works again!');
    await helper.click(card(), 'case.resolve', { resolution: 'solved' });
    const end = cardOf(await alex.isSent(cases.resolved.title(number)));
    assert.ok(readCard(end).includes(cases.resolved.summary(words.resolutions.solved)));

    await alex.click(end, '★★★★★', { comment: 'Quick!' });
    await helper.hears('Quick!');
    assert.ok(readCard(card()).includes(words.states.resolved));
  });

  it('still lets short commands through, and ends when the user says stop', async () => {
    const desk = await openDesk();
    const { alex } = desk;
    await alex.say('talk to a person');
    await openThread(desk, 'Alex Wilber');

    await alex.say('status');
    await alex.isSent(en.chat.noResets);
    await alex.say('stop');

    await alex.isSent(cases.closed.title);
    await alex.say('one two three four five nonsense');
    await alex.isSent(en.chat.notUnderstood);
  });

  it('knows what came of the reset, and what to try next', async () => {
    const desk = await openDesk();
    const { alex } = desk;
    await alex.say('my devices');
    const list = cardOf(await alex.isSent(en.devices.title));
    const { id } = alex.device("Alex's iPhone 15").managed;
    assert.ok(readCard(list).includes("Alex's iPhone 15"));

    await alex.invoke('adaptiveCard/action', {
      action: { type: 'Action.Execute', verb: 'case.ask', data: { v: 1, action: 'case.ask', device: id } },
    });

    const { card } = await openThread(desk, "Alex's iPhone 15");
    assert.ok(readCard(card()).includes('iOS/iPadOS'));
    assert.ok(readCard(card()).includes(words.buttons.offerReset));
  });

  it('offers the reset in the own chat, where it begins with a fresh sign-in as always', async () => {
    const desk = await openDesk();
    const { alex } = desk;
    const { id } = alex.device("Alex's iPhone 15").managed;
    await alex.say('hello');
    await alex.invoke('adaptiveCard/action', {
      action: { type: 'Action.Execute', verb: 'case.ask', data: { v: 1, action: 'case.ask', device: id } },
    });
    const { helper, card } = await openThread(desk, "Alex's iPhone 15");
    await helper.click(card(), 'case.claim');
    await helper.hears(words.states.claimed);

    await helper.click(card(), 'case.offer-reset');
    const offer = cardOf(await alex.isSent(cases.resetOffered.title));
    const order = desk.connector.records.length;
    await alex.click(offer, 'reset.start');

    await alex.signInAsked(order);
    assert.deepEqual(desk.resets(), []);
  });

  it('says out of hours when the helpdesk opens, and its opening times', async () => {
    const weekday = { days: [CLOSED_TODAY], from: '08:00', to: '18:00' };
    const hours = { timeZone: 'Europe/Amsterdam', week: [weekday] };
    const rules = somePolicy({ helpdesk: { hours } });
    const desk = await openDesk({ parts: () => ({ policy: { current: () => rules } }) });
    await desk.alex.say('talk to a person');
    const told = readCard(cardOf(await desk.alex.isSent(en.cases.outOfHours.title)));
    assert.match(told, /It opens again on \d{1,2} \w+ \d{4}, \d\d:\d\d/);
    assert.match(told, /Opening times: \w{3} 08:00–18:00/);
  });
});
