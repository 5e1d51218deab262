import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { helpdesk as words } from '../../locales/en/helpdesk.ts';
import { nodesOfType } from '../cards/card-tree.ts';
import { cardOf } from '../harness/card-in-chat.ts';
import { readableText } from '../harness/connector-record.ts';
import { type DeskThread, mention, openThread } from '../harness/desk-thread.ts';
import { type DeskWorld, keepDesks } from '../harness/desk-world.ts';

/** What people, or attackers, write to each other, and what has to be read on the other side. */
const NASTY: Readonly<Record<string, readonly [written: string, read: string]>> = {
  Markdown: ['**bold** [click](https://evil.example) `x`', '**bold** [click](https://evil.example) `x`'],
  HTML: ['<b>x</b><script>alert(1)</script>', '<b>x</b><script>alert(1)</script>'],
  'a date function': ['it is {{DATE(2020-01-01)}} now', 'it is {\u2060{DATE(2020-01-01)}} now'],
  'a binding': ['${userName} ${json(x)}', '${userName} ${json(x)}'],
  'a pasted card': [
    '{"type":"AdaptiveCard","actions":[{"type":"Action.Submit"}]}',
    '{"type":"AdaptiveCard","actions":[{"type":"Action.Submit"}]}',
  ],
  emoji: ['👨‍👩‍👧‍👦 📱 🇳🇱 ok', '👨‍👩‍👧‍👦 📱 🇳🇱 ok'],
  'right-to-left text': ['הטלפון שלי נעול עכשיו', 'הטלפון שלי נעול עכשיו\u2069'],
  'a right-to-left override': ['safe\u202Egpj.exe is here now', 'safegpj.exe is here now'],
};

async function inConversation(desk: DeskWorld): Promise<DeskThread> {
  await desk.alex.say('talk to a person');
  const thread = await openThread(desk, 'Alex Wilber');
  await thread.helper.click(thread.card(), 'case.claim');
  await desk.alex.isSent(en.cases.claimed.title);
  return thread;
}

describe('what both sides write', () => {
  const openDesk = keepDesks();

  for (const [what, [written, read]] of Object.entries(NASTY)) {
    it(`arrives as text and nothing else: ${what}`, async () => {
      const desk = await openDesk();
      const { helper, card } = await inConversation(desk);

      await desk.alex.say(`Look: ${written}`);
      const there = await helper.isSent(read);
      await helper.click(card(), 'case.reply', { text: `See: ${written}` });
      const here = await desk.alex.isSent(read);

      for (const record of [there, here]) {
        const { content } = cardOf(record);
        assert.ok(nodesOfType(content, 'TextRun').some(({ text }) => String(text).includes(read)));
        assert.deepEqual(nodesOfType(content, 'Action.Submit'), []);
        assert.ok(!nodesOfType(content, 'TextBlock').some(({ text }) => String(text).includes(read)));
      }
    });
  }

  it('loses no word of 10,000 characters, and keeps their order', async () => {
    const desk = await openDesk();
    const { helper } = await inConversation(desk);
    const text = Array.from({ length: 1500 }, (_, index) => `w${index}`).join(' ');
    assert.ok(text.length < 10_000 && text.length > 7000);

    await desk.alex.say(text);
    await helper.isSent('w1499');

    const read = helper
      .chat()
      .map(({ activity }) => readableText(activity))
      .join(' ');
    const seen = read.match(/\bw\d+\b/g) ?? [];
    assert.equal(seen.join(' '), text);
  });

  it('comes with files as links and with pictures as names', async () => {
    const desk = await openDesk();
    const { helper } = await inConversation(desk);

    await desk.alex.say('', {
      attachments: [
        {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          name: 'screen.log',
          contentUrl: 'https://contoso.sharepoint.example/screen.log',
        },
        { contentType: 'image/png', contentUrl: 'https://smba.example/picture' },
      ],
    });

    const record = await helper.isSent('screen.log');
    assert.match(JSON.stringify(record.activity), /contoso\.sharepoint\.example\/screen\.log/);
    assert.match(readableText(record.activity), new RegExp(words.nameOnly));
    assert.doesNotMatch(JSON.stringify(record.activity), /smba\.example/);
  });

  it('is the words of a card that was pasted, without its buttons', async () => {
    const desk = await openDesk();
    const { helper } = await inConversation(desk);
    const content = {
      type: 'AdaptiveCard',
      body: [{ type: 'TextBlock', text: 'Passcode **expired**' }],
      actions: [{ type: 'Action.OpenUrl', title: 'Fix it', url: 'https://evil.example' }],
    };

    await desk.alex.say('', {
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
    });

    const record = await helper.isSent('Passcode **expired**');
    assert.doesNotMatch(JSON.stringify(record.activity), /evil\.example|Fix it/);
  });

  it('is marked where it was changed or deleted', async () => {
    const desk = await openDesk();
    const { helper } = await inConversation(desk);
    await desk.alex.say('My phone shows a white screen', { id: 'm1' });
    await helper.isSent('My phone shows a white screen');

    await desk.alex.post({ type: 'messageUpdate', id: 'm1', text: 'My phone shows a black screen' });
    const changed = await helper.isSent('My phone shows a black screen');
    await desk.alex.post({ type: 'messageDelete', id: 'm1' });
    await helper.isSent(words.deleted);

    assert.ok(readableText(changed.activity).includes(words.edited));
  });

  it('reaches the user without a mention, where Teams delivers the thread; other threads stay where they are', async () => {
    const desk = await openDesk();
    const { helper } = await inConversation(desk);
    const elsewhere = desk.seat({ ...helper.seat, conversationId: '19:helpdesk@thread.tacv2;messageid=1' });

    await elsewhere.say('We should order lunch');
    await helper.say('Switch it off and on');
    await desk.alex.isSent('Switch it off and on');

    assert.ok(!desk.alex.chat().some(({ activity }) => readableText(activity).includes('lunch')));
  });

  it('is announced by typing, both ways, once somebody has taken the case', async () => {
    const desk = await openDesk();
    const typingIn = (conversationId: string, afterOrder: number) =>
      desk.connector.waitFor(
        (record) => record.conversationId === conversationId && record.activity.type === 'typing',
        afterOrder,
      );
    const { helper } = await inConversation(desk);
    const before = desk.connector.records.length;

    await helper.post({ type: 'typing' });
    await typingIn(desk.alex.seat.conversationId, before);
    await desk.alex.post({ type: 'typing' });
    await typingIn(helper.seat.conversationId, before);
  });

  it('stays in order where Teams takes some of it late', async () => {
    const desk = await openDesk();
    const { helper } = await inConversation(desk);
    const { conversationId } = desk.alex.seat;
    desk.connector.inject({ operation: 'send', conversationId, status: 503, times: 2 });

    await mention(helper, 'first things first');
    await mention(helper, 'second things second');
    await desk.alex.isSent('second things second', 0);

    const order = desk.alex
      .chat()
      .map(({ activity }) => /(first|second) things/.exec(readableText(activity))?.[1])
      .filter(Boolean);
    assert.deepEqual(order, ['first', 'second']);
  });

  it('opens a case again that was resolved a short while ago', async () => {
    const desk = await openDesk();
    const { helper, card } = await inConversation(desk);
    await helper.click(card(), 'case.resolve', { resolution: 'solved' });
    const end = cardOf(await desk.alex.isSent(en.cases.resolved.rateTitle));

    await desk.alex.click(end, en.buttons.notSolved);

    await helper.isSent(words.reopenedByUser);
  });

  it('opens it again for what a helper writes then, and not for what comes late from before', async () => {
    const desk = await openDesk();
    const { helper, card } = await inConversation(desk);
    const timestamp = new Date().toISOString();
    const open = card();
    await helper.click(open, 'case.resolve', { resolution: 'solved' });
    await desk.alex.isSent(en.cases.resolved.rateTitle);
    const refusal = words.refusal({ reason: 'resolved-since' }, String);

    await helper.say('Written before', { timestamp });
    await helper.isSent(refusal);
    const answer = await helper.click(open, 'case.reply', { text: 'Pressed before' }, { timestamp });
    assert.ok(JSON.stringify(answer.body).includes(refusal));
    await helper.say('Written afterwards');
    await desk.alex.isSent('Written afterwards');

    const read = desk.alex.chat().map(({ activity }) => readableText(activity));
    assert.ok(!read.some((text) => /before/.test(text)));
  });
});
