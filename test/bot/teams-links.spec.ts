import assert from 'node:assert/strict';
import type { CLOUDS } from '../../bot/clouds.ts';
import { readConfig } from '../../bot/config.ts';
import { createTeamsLinks } from '../../bot/teams-links.ts';

const CHANNEL = '19:helpdesk@thread.tacv2';
const THREAD = { conversationId: `${CHANNEL};messageid=1700000000000`, cardActivityId: '1700000000000' };

/** (Teams doc: "Sovereign clouds", the table of clients. GCC is served by the global one.) */
const CLIENTS: Readonly<Record<keyof typeof CLOUDS, string>> = {
  global: 'https://teams.microsoft.com',
  gcc: 'https://teams.microsoft.com',
  'gcc-high': 'https://gov.teams.microsoft.us',
  dod: 'https://dod.teams.microsoft.us',
  china: 'https://teams.microsoftonline.cn',
};

describe('links into Teams', () => {
  const links = createTeamsLinks('https://teams.example/');

  for (const [cloud, origin] of Object.entries(CLIENTS)) {
    it(`lead to the Teams of the cloud: ${cloud}`, () => {
      const config = readConfig({
        CLOUD: cloud,
        MicrosoftAppId: '0f6a4cf1-7a1b-4c7a-9b0c-000000000001',
        MicrosoftAppType: 'UserAssignedMSI',
        MicrosoftAppTenantId: '0f6a4cf1-7a1b-4c7a-9b0c-000000000002',
        OAUTH_CONNECTION: 'fresh-sign-in',
        SIGN_IN_AUDIENCE: 'api://passcode-desk',
        REDIS_URL: 'redis://localhost:6379',
      });
      assert.ok(config.ok);
      const ofCloud = createTeamsLinks(config.value.TEAMS_URL);
      const all = [
        ofCloud.toBot('app-1')('hello'),
        ofCloud.toPerson('alexw@example.com'),
        ofCloud.toThread({ thread: THREAD, tenantId: 'tenant-1' }) ?? '',
      ];
      assert.deepEqual(
        all.map((link) => new URL(link).origin),
        [origin, origin, origin],
      );
    });
  }

  it('to the bot carry the sentence, whatever stands in it', () => {
    const { pathname, searchParams } = new URL(links.toBot('app-1')('Ce n’était pas moi & +?'));
    assert.equal(pathname, '/l/chat/0/0');
    assert.deepEqual(Object.fromEntries(searchParams), {
      users: '28:app-1',
      message: 'Ce n’était pas moi & +?',
    });
  });

  it('to a person name only them, whatever stands in the name', () => {
    const { searchParams } = new URL(links.toPerson('alex&users=megan@example.com'));
    assert.deepEqual([...searchParams], [['users', 'alex&users=megan@example.com']]);
  });

  it('to a thread name its channel, its first message and the tenant', () => {
    const { pathname, searchParams } = new URL(
      links.toThread({ thread: THREAD, tenantId: 'tenant-1' }) ?? '',
    );
    assert.equal(decodeURIComponent(pathname), `/l/message/${CHANNEL}/1700000000000`);
    assert.deepEqual(Object.fromEntries(searchParams), {
      tenantId: 'tenant-1',
      parentMessageId: '1700000000000',
    });
  });

  it('lead nowhere where a case has no thread', () => {
    assert.equal(links.toThread({ tenantId: 'tenant-1' }), undefined);
  });
});
