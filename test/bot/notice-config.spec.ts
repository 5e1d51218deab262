import assert from 'node:assert/strict';
import { z } from 'zod';
import { mailOf, NoticeShape } from '../../bot/notice-config.ts';
import { createTeamsLinks } from '../../bot/teams-links.ts';
import { useRedis } from '../harness/redis-client.ts';
import { silent } from '../services/resets/hand-ports.ts';

const Shape = z.object(NoticeShape);

describe('the settings of e-mail', () => {
  const redis = useRedis();

  it('take an address, and nothing else', () => {
    for (const address of ['helpdesk', 'helpdesk@', 'https://mail.example'])
      assert.equal(Shape.safeParse({ NOTIFY_MAILBOX: address }).success, false);
  });

  it('open a mailbox where one is named, whose messages lead to this bot', () => {
    const graph = { baseUrl: 'https://graph.example/', accessToken: () => Promise.resolve(''), log: silent };
    const links = createTeamsLinks('https://gov.teams.example/');
    const ground = { appId: 'app-1', graph, redis: redis().fresh(), links };
    assert.deepEqual(mailOf(Shape.parse({}), ground), {});
    const { mail } = mailOf(Shape.parse({ NOTIFY_MAILBOX: 'desk@example.com' }), ground);
    assert.ok(mail?.chatLink('hello').startsWith('https://gov.teams.example/l/chat/0/0?users=28:app-1&'));
  });
});
