import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** Longer than the bot needs to refuse anything. */
const ANSWER_WITHIN_MS = 5000;

/**
 * Sends bytes that no HTTP client would send.
 *
 * @returns All that came back until the bot closed the connection, or left it open without a word.
 */
export async function sendRaw(port: number, request: string): Promise<string> {
  const socket = connect(port, 'localhost');
  socket.setTimeout(ANSWER_WITHIN_MS, () => socket.destroy());
  // A refusal may close the connection while the rest of the request is still on its way.
  socket.on('error', () => socket.destroy());
  socket.write(request);
  return text(socket).catch(() => '');
}

/** A request as text; headers are written as they are given, in their order. */
export function rawPost(headers: readonly string[], body = ''): string {
  const first = ['POST /api/messages HTTP/1.1', 'Host: localhost', 'Connection: close'];
  return `${[...first, ...headers].join('\r\n')}\r\n\r\n${body}`;
}

/** The statuses of all answers that came over one connection. */
export function statusesIn(answer: string): readonly number[] {
  return [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}
