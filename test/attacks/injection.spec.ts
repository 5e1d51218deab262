import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { ALEX, SANDBOX_TENANT_ID } from '../../sandbox/people.ts';
import { createChainHash } from '../../services/audit/audit-chain.ts';
import { createAuditTrail } from '../../services/audit/audit-trail.ts';
import { exportAudit } from '../../services/audit/export-audit.ts';
import { createMemoryAuditStore } from '../../services/audit/memory-audit-store.ts';
import { exportCases } from '../../services/helpdesk/export-cases.ts';
import { createMemoryCaseStore } from '../../services/helpdesk/memory-case-store.ts';
import { nodesOf, nodesOfType } from '../cards/card-tree.ts';
import type { CardInChat } from '../harness/card-in-chat.ts';
import { cardOf } from '../harness/card-in-chat.ts';
import type { ConnectorRecord } from '../harness/connector-record.ts';
import { ANDROID } from '../harness/desk-devices.ts';
import { mailsOf, withMail } from '../harness/desk-mail.ts';
import { channelSeat, mention, openThread } from '../harness/desk-thread.ts';
import { type DeskWorld, keepDesks } from '../harness/desk-world.ts';
import { press } from '../harness/press.ts';
import { until } from '../harness/until.ts';

const SOME_CARD: CardInChat = { activityId: '1', content: {} };

/** What an attacker writes where people choose a text, and what is left to be read of it. */
const NASTY: Readonly<Record<string, readonly [written: string, read: string]>> = {
  'a template’s binding': ['${deviceName} ${json(x)}', '${deviceName} ${json(x)}'],
  'a Markdown link': ['**a** [b](https://evil.example)', '**a** [b](https://evil.example)'],
  'a Markdown image': ['![x](https://evil.example/x.png)', '![x](https://evil.example/x.png)'],
  'a date function': ['{{DATE(2020-01-01T00:00:00Z)}}', '{\u2060{DATE(2020-01-01T00:00:00Z)}}'],
  'a card’s JSON': [
    '"},{"type":"Action.OpenUrl","url":"https://evil.example"}',
    '"},{"type":"Action.OpenUrl"',
  ],
  HTML: ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  'a mention': ['<at>Everyone</at> look', '<at>Everyone</at> look'],
  'a terminal’s escape and a false line': ['a\r\n{"level":60}\u001b[31mb', 'a {"level":60}[31mb'],
  'a spreadsheet’s formula': ['=HYPERLINK("https://evil.example")', '=HYPERLINK("https://evil.example")'],
};

/** Whatever is read in a card interprets nothing: it stands in text runs, and nowhere else but where buttons carry it back. */
function assertPlain({ activity }: ConnectorRecord, written: string): void {
  const { content } = cardOf({ operation: 'send', order: 0, conversationId: '', activityId: '', activity });
  for (const { text } of nodesOfType(content, 'TextBlock')) assert.ok(!String(text).includes(written));
  for (const { url } of nodesOf(content)) assert.ok(!String(url).includes('evil.example'), String(url));
  for (const { title } of nodesOf(content)) assert.ok(!String(title).includes(written), String(title));
}

/** Every card that anybody was shown. */
function cardsIn({ connector }: DeskWorld): readonly ConnectorRecord[] {
  return connector.records.filter(({ activity }) =>
    activity.attachments.some(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive'),
  );
}

/** Whether anybody reads this in a card. */
function isRead(desk: DeskWorld, text: string): boolean {
  return cardsIn(desk).some((record) =>
    nodesOfType(cardOf(record).content, 'TextRun').some((run) => String(run['text']).includes(text)),
  );
}

describe('attack by injection: a device’s name', () => {
  const openDesk = keepDesks();

  for (const [what, [written, read]] of Object.entries(NASTY)) {
    it(`${what} stays text through a whole reset, its e-mail and the helpdesk’s card`, async () => {
      const device = { ...ANDROID, name: written };
      const desk = await openDesk({ devices: [device, { ...ANDROID, name: 'Other' }], parts: withMail });

      await desk.alex.reachEnd(device, en.confirmation.title);
      await press(desk.alex, SOME_CARD, {
        ...{ v: 1, action: 'case.ask', device: desk.alex.device(written).managed.id },
      });
      await openThread(desk, ALEX.name);
      const mails = await mailsOf(desk, 2);

      assert.ok(isRead(desk, read));
      for (const record of cardsIn(desk)) assertPlain(record, written);
      for (const { subject, html } of mails) {
        assert.doesNotMatch(html, /<img|<at>|onerror=alert\(1\)>|\r\n\{/);
        assert.ok(!html.includes('\u001b'));
        assert.doesNotMatch(html, /href="[^"]*evil/);
        assert.ok(!subject.includes(written));
      }
    });
  }
});

describe('attack by injection: a person’s name', () => {
  const openDesk = keepDesks();

  for (const [what, [written, read]] of Object.entries(NASTY)) {
    it(`${what} stays text in the welcome and for the helpdesk`, async () => {
      const desk = await openDesk();
      const person = desk.seat({ person: { ...ALEX, name: written } });

      await person.say('hello');
      await person.say('talk to a person');
      const thread = await openThread(desk, 'HD-1001');
      await thread.helper.click(thread.card(), 'case.claim');
      await mention(thread.helper, 'Hello there');

      await person.isSent('Hello there');
      assert.ok(isRead(desk, read));
      for (const record of cardsIn(desk)) assertPlain(record, written);
      const texts = thread.helper.chat().map(({ activity }) => activity.text ?? '');
      assert.ok(
        texts.every((text) => !/[[\]<>]/.test(text)),
        texts.join('\n'),
      );
    });
  }
});

describe('attack by injection: what people write', () => {
  const openDesk = keepDesks();

  for (const [what, [written]] of Object.entries(NASTY)) {
    it(`${what} stays text on its way to the helpdesk and back`, async () => {
      const desk = await openDesk();
      await desk.alex.say('talk to a person');
      const thread = await openThread(desk, ALEX.name);
      await thread.helper.click(thread.card(), 'case.claim');
      await desk.alex.isSent(en.cases.claimed.title);

      await desk.alex.say(`from the user ${written}`);
      await thread.helper.isSent('from the user');
      await thread.helper.click(thread.card(), 'case.reply', { text: `from the helper ${written}` });
      await desk.alex.isSent('from the helper');

      for (const record of cardsIn(desk)) assertPlain(record, written);
    });

    it(`${what} as the reason of a pause stays text for those who read it`, async () => {
      const desk = await openDesk();
      await mention(desk.seat(channelSeat()), `pause look ${written}`);

      await desk.alex.say('reset');

      await desk.alex.isSent('look');
      for (const record of cardsIn(desk)) assertPlain(record, written);
    });
  }

  for (const contentUrl of [
    'javascript:alert(1)',
    'file://evil.example/x',
    'data:text/html,x',
    'msteams:/l/x',
  ]) {
    it(`a file whose address is ${contentUrl} is no link for the helper`, async () => {
      const desk = await openDesk();
      await desk.alex.say('talk to a person');
      const thread = await openThread(desk, ALEX.name);
      const contentType = 'application/vnd.microsoft.teams.file.download.info';

      await desk.alex.say('see this', { attachments: [{ contentType, contentUrl, name: 'x.pdf' }] });

      const passed = await thread.helper.isSent('x.pdf');
      assert.deepEqual(nodesOfType(cardOf(passed).content, 'Action.OpenUrl'), []);
    });
  }
});

describe('attack by injection: exports', () => {
  const openDesk = keepDesks();
  const FORMULAS = ["=cmd|' /C calc'!A0", '@SUM(1+1)', '+1+1', '-1+1', '\t=1+1', 'x\r\n=1+1'];

  async function csvOf(lines: AsyncGenerator<string>): Promise<string> {
    let csv = '';
    for await (const line of lines) csv += line;
    return csv;
  }

  for (const device of FORMULAS) {
    it(`a device id ${JSON.stringify(device)} is no formula in the audit’s CSV`, async () => {
      const store = createMemoryAuditStore(createChainHash(undefined));
      const desk = await openDesk({ parts: () => ({ audit: createAuditTrail(store) }) });

      await press(desk.alex, SOME_CARD, { v: 1, action: 'reset.start', device });

      const all = { tenantId: SANDBOX_TENANT_ID, from: 0, until: Infinity };
      assertNoFormula(await csvOf(exportAudit(store, all, 'csv')), device);
    });

    it(`a comment ${JSON.stringify(device)} is no formula in the cases’ CSV`, async () => {
      const caseStore = createMemoryCaseStore();
      const desk = await openDesk({ parts: () => ({ caseStore }) });
      await desk.alex.say('talk to a person');
      const thread = await openThread(desk, ALEX.name);
      await thread.helper.click(thread.card(), 'case.claim');
      await thread.helper.click(thread.card(), 'case.resolve', { resolution: 'solved' });
      const rating = cardOf(await desk.alex.isSent(en.cases.resolved.rateTitle));
      await desk.alex.click(rating, '★', { comment: device });

      assertNoFormula(await csvOf(exportCases(caseStore, 0, Infinity, 'csv')), device.trim());
    });
  }

  /** The text is there, and in no cell at its beginning. */
  function assertNoFormula(csv: string, text: string): void {
    assert.ok(csv.includes(text.replaceAll('"', '""')));
    const cells = csv.split(/[\r\n]+/).flatMap((line) => line.split(','));
    const isInQuotes = /"[^"]*[\r\n]+[^"]*"/.test(csv);
    assert.ok(isInQuotes || !cells.some((cell) => /^"?[=+@-][^,]/.test(cell)), csv);
  }
});

describe('attack by injection: where the bot looks things up', () => {
  const openDesk = keepDesks();

  for (const locale of [
    'constructor',
    '__proto__',
    '../../etc/passwd',
    'x'.repeat(35),
    'en-US-u-nu-fullwide',
  ])
    it(`a language called ${locale} is not loaded from anywhere`, async () => {
      const desk = await openDesk();

      await desk.alex.say('status', { locale, localTimezone: `${locale}/../x` });

      await desk.alex.isSent(en.chat.noResets);
      assert.deepEqual(desk.log.messages('error'), []);
    });

  for (const language of ['toString', 'valueOf', '../nl', 'EN\u0000'])
    it(`a language chosen as ${JSON.stringify(language)} is none`, async () => {
      const desk = await openDesk();

      await press(desk.alex, SOME_CARD, { v: 1, action: 'language.set', language });

      await until('it is answered', () => desk.connector.records.length > 0);
      assert.deepEqual(desk.log.messages('error'), []);
      assert.ok(!desk.stored.join('').includes('chosenLanguage'));
    });
});
