import { Agent, createServer, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';

/** The floor: reads an activity, sends one to the connector, and answers. No SDK, nothing checked. */
const Incoming = z.object({
  serviceUrl: z.string(),
  conversation: z.object({ id: z.string() }),
  text: z.string(),
});
const agent = new Agent({ keepAlive: true });

createServer((req, res) => {
  void json(req).then((body) => {
    const { serviceUrl, conversation, text } = Incoming.parse(body);
    const url = new URL(`v3/conversations/${encodeURIComponent(conversation.id)}/activities`, serviceUrl);
    const headers = { 'content-type': 'application/json' };
    request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume().once('end', () => res.end());
    }).end(JSON.stringify({ type: 'message', text: `Echo: ${text}` }));
  });
}).listen(Number(process.env['PORT']), 'localhost');
