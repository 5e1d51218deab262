import assert from 'node:assert/strict';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type Listening, openListening } from '../../bench/world/listen.ts';
import { formatNews, type News, parseNews } from '../../bench/world/news.ts';
import { until } from '../harness/until.ts';

const said = (conversationId: string, text: string): News => ({
  ...{ conversationId, operation: 'send', activityId: 'm1', at: 1 },
  json: JSON.stringify({ type: 'message', text }),
});

describe('news of the bench', () => {
  it('come back as they were, whatever was said', () => {
    const news = said('a:1', 'Tab\t, line\nbreak, and “quotes”');
    assert.deepEqual(parseNews(formatNews(news).trimEnd()), news);
  });

  describe('on their way', () => {
    let server: Server;
    let listening: Listening;
    let world: ServerResponse | undefined;
    const tell = (news: News): void => void world?.write(formatNews(news));

    beforeEach(async () => {
      server = createServer((_req, res) => {
        world = res;
        res.flushHeaders();
      }).listen(0, 'localhost');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      listening = await openListening(`http://localhost:${port}/news`);
    });
    afterEach(async () => {
      listening.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    });

    it('reach whoever listens to the conversation, in their order, until they listen no more', async () => {
      const heard: string[] = [];
      const stop = listening.listen('a:1', ({ json }) => heard.push(json));
      let others = 0;
      listening.listen('a:2', () => (others += 1));
      for (const news of [said('a:1', 'first'), said('a:2', 'other'), said('a:1', 'second')]) tell(news);
      await until('both are heard', () => heard.length === 2);
      stop();
      tell(said('a:1', 'third'));
      tell(said('a:2', 'other'));
      await until('the others are heard', () => others === 2);
      assert.deepEqual(
        heard,
        [said('a:1', 'first'), said('a:1', 'second')].map(({ json }) => json),
      );
    });
  });
});
