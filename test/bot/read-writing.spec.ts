import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { classifyTurn } from '../../bot/turn.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { BOT, conversation, OID, said, teamsActivity } from '../harness/activities.ts';

const THREAD = '19:helpdesk@thread.tacv2;messageid=1616990032035';
const MENTION = { type: 'mention', text: '<at>Passcode Desk</at>', mentioned: { id: BOT.id, name: 'x' } };

function turnOf(activity: unknown): Turn {
  const turn = classifyTurn(activity);
  assert.ok(turn.ok, 'malformed');
  return turn.value;
}

function inChannel(facts: Partial<Activity>): Partial<Activity> {
  return said('', {
    conversation: { ...conversation('channel'), id: THREAD },
    channelData: { team: { id: '19:team' }, channel: { id: '19:helpdesk@thread.tacv2' } },
    ...facts,
  });
}

describe('What somebody wrote', () => {
  it('is told without the mention of the bot, and with the names of others', () => {
    const adele = { type: 'mention', text: '<at>Adele</at>', mentioned: { id: '29:a', aadObjectId: OID } };
    const text = '<at>Passcode Desk</at>&nbsp;ask <at>Adele</at> \n about it';

    const { writing } = turnOf(inChannel({ text, entities: [MENTION, adele] }));

    assert.deepEqual(
      [writing?.text, writing?.mentionsBot, writing?.mentioned],
      ['ask Adele \n about it', true, [OID]],
    );
  });

  it('takes no mention of somebody else for one of the bot, nor text that looks like one', () => {
    const other = { ...MENTION, mentioned: { id: '29:adele', name: 'Passcode Desk' } };

    assert.equal(turnOf(inChannel({ text: MENTION.text, entities: [other] })).writing?.mentionsBot, false);
    assert.equal(turnOf(inChannel({ text: MENTION.text })).writing?.mentionsBot, false);
  });

  it('names files with their address, pictures without, and its own HTML not at all', () => {
    const attachments = [
      { contentType: 'text/html', content: '<p>x</p>' },
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name: 'log.txt',
        contentUrl: 'https://contoso.sharepoint.example/log.txt',
      },
      { contentType: 'image/png', contentUrl: 'https://smba.trafficmanager.net/picture' },
    ];

    assert.deepEqual(turnOf(said('', { attachments })).writing?.attachments, [
      { name: 'log.txt', url: 'https://contoso.sharepoint.example/log.txt' },
      { name: 'image/png', url: undefined },
    ]);
  });

  it('is the words of a card that was pasted, below those written; one without words is named', () => {
    const contentType = 'application/vnd.microsoft.card.adaptive';
    const attachments = [
      { contentType, content: { body: [{ type: 'TextBlock', text: '<b>Locked</b>' }] } },
      { contentType, content: {} },
    ];
    const { writing } = turnOf(said('Look', { attachments }));
    assert.equal(writing?.text, 'Look\n<b>Locked</b>');
    assert.deepEqual(writing.attachments, [{ name: contentType, url: undefined }]);
  });

  it('is an edit under the id of the message, and another delivery for each change', () => {
    const edits = ['2026-01-01T10:00:00Z', '2026-01-01T10:01:00Z'].map((timestamp) =>
      turnOf({ ...teamsActivity({ type: 'messageUpdate', id: 'm1', text: 'better' }), timestamp }),
    );

    assert.deepEqual(
      edits.map(({ writing }) => [writing?.messageId, writing?.change, writing?.text]),
      [
        ['m1', 'edited', 'better'],
        ['m1', 'edited', 'better'],
      ],
    );
    assert.equal(new Set(['m1', ...edits.map(({ activityId }) => activityId)]).size, 3);
  });

  it('keeps no words of what was deleted', () => {
    const { writing } = turnOf(teamsActivity({ type: 'messageDelete', id: 'm1', text: 'secret' }));

    assert.deepEqual([writing?.change, writing?.text], ['deleted', '']);
  });

  it('comes with its place in a team, and with none in other conversations', () => {
    assert.deepEqual(turnOf(inChannel({ text: 'x' })).place, {
      channelId: '19:helpdesk@thread.tacv2',
      teamId: '19:team',
    });
    assert.equal(turnOf(said('x')).place, undefined);
  });
});
