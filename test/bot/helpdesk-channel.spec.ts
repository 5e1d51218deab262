import assert from 'node:assert/strict';
import {
  createHelpdeskChannelBook,
  type HelpdeskChannelBook,
  type TeamChannel,
} from '../../bot/helpdesk-channel.ts';
import { DAY_MS } from '../../services/platform/clock.ts';
import { HandDocuments } from '../harness/hand-documents.ts';
import { HandClock } from '../services/resets/hand-ports.ts';

const HERE: TeamChannel = { teamId: '19:team', channelId: '19:helpdesk' };
const THERE: TeamChannel = { teamId: '19:team', channelId: '19:general' };
const ROUTE = { serviceUrl: 'https://smba.example/emea/', bot: { id: '28:bot', name: 'Passcode Desk' } };

function open(fixed?: TeamChannel): {
  readonly book: HelpdeskChannelBook;
  readonly documents: HandDocuments;
  readonly clock: HandClock;
} {
  const documents = new HandDocuments();
  const clock = new HandClock(1_000_000);
  return { book: createHelpdeskChannelBook({ documents, clock, fixed: () => fixed }), documents, clock };
}

describe('the book of the helpdesk’s channel', () => {
  it('knows none at first, and the one that was chosen from then on', async () => {
    const { book } = open();
    assert.deepEqual([await book.find(), await book.standing()], [undefined, 'no-channel']);

    await book.choose(HERE, ROUTE);

    assert.deepEqual(await book.find(), { ...HERE, route: ROUTE });
    assert.deepEqual([book.isFixed(), await book.standing()], [false, 'reachable']);
  });

  it('is surely none only where nothing was ever chosen: what cannot be read may be one', async () => {
    const { book, documents } = open();
    assert.equal(await book.findSurely(), undefined);

    await documents.write({ 'helpdesk/channel': { version: 2, ...HERE, eTag: '*' } });
    assert.equal(await book.find(), undefined);
    await assert.rejects(book.findSurely(), { code: 'helpdesk.channel-unreadable' });

    await book.choose(HERE, ROUTE);
    assert.deepEqual(await book.findSurely(), { ...HERE, route: ROUTE });
  });

  it('knows the one of the settings, whatever was chosen before', async () => {
    const { book, documents, clock } = open(THERE);
    await createHelpdeskChannelBook({ documents, clock, fixed: () => undefined }).choose(HERE, ROUTE);

    assert.deepEqual(await book.find(), { ...THERE, route: undefined });
    assert.equal(book.isFixed(), true);
  });

  it('learns how to speak there from what comes from there, and from nowhere else', async () => {
    const { book, documents } = open(HERE);
    await book.learn(THERE, ROUTE);
    assert.deepEqual(documents.written, []);

    await book.learn(HERE, ROUTE);
    await book.learn(HERE, ROUTE);

    assert.deepEqual((await book.find())?.route, ROUTE);
    assert.equal(documents.written.length, 1);
  });

  it('notes that Teams refuses, and that it takes messages again', async () => {
    const { book, documents } = open(HERE);

    await book.note('refused');
    await book.note('refused');
    const refused = await book.standing();
    await book.note('reachable');

    assert.deepEqual([refused, await book.standing(), documents.written.length], ['refused', 'reachable', 2]);
  });

  it('is written anew once a day while it is read, so that a quiet helpdesk is not forgotten', async () => {
    const { book, documents, clock } = open();
    await book.choose(HERE, ROUTE);
    await book.find();
    assert.equal(documents.written.length, 1);

    clock.time += 2 * DAY_MS;
    await book.find();
    await book.find();

    assert.equal(documents.written.length, 2);
  });
});
