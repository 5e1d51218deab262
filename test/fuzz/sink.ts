import { createServer } from 'node:http';

/** Where the bot's answers go: a connector that takes everything and keeps nothing but what broke the protocol. */
export interface Sink {
  readonly serviceUrl: string;
  readonly taken: () => number;
  close(): void;
}

/** Opens a sink. Everybody in it is a member of nothing. */
export async function openSink(): Promise<Sink> {
  let taken = 0;
  const server = createServer((req, res) => {
    req.resume();
    req.on('end', () => {
      taken += 1;
      const isQuestion = req.method === 'GET';
      res.statusCode = isQuestion ? 404 : 200;
      res.setHeader('content-type', 'application/json');
      res.end(isQuestion ? '{"error":{"code":"NotFound"}}' : JSON.stringify({ id: String(taken) }));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    serviceUrl: `http://localhost:${port}`,
    taken: () => taken,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
