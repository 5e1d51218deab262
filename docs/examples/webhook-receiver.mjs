#!/usr/bin/env node
/**
 * A receiver for the webhook of Passcode Desk, with nothing but Node.js: what an ITSM has to do to mirror cases.
 *
 *   WEBHOOK_SECRET=... PORT=8080 node webhook-receiver.mjs
 *
 * It believes only what is signed with the shared secret and was signed within five minutes, does nothing twice, and
 * prints a line for each event. See docs/webhook.md.
 */
import { Buffer } from 'node:buffer';
import console from 'node:console';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import process from 'node:process';

const { WEBHOOK_SECRET: secret, PORT: port = '8080' } = process.env;
if (!secret) throw new Error('WEBHOOK_SECRET is missing');

const TOLERANCE_SECONDS = 5 * 60;
const MAX_BODY_BYTES = 1024 * 1024;
/** Ids of the events that were taken. A real receiver keeps them in its database, with what it did about them. */
const taken = new Set();

createServer(async (request, response) => {
  const body = await readBody(request);
  const status = body === undefined ? 413 : take(request.headers, body);
  response.writeHead(status).end();
}).listen(Number(port), '127.0.0.1', () => console.log(`listening on ${port}`));

/** @returns The status to answer with. Anything but 2xx lets Passcode Desk try again; 410 asks it never to. */
function take(headers, body) {
  const problem = verifySignature(headers, body);
  if (problem !== undefined) {
    console.log(`refused: ${problem}`);
    return 401;
  }
  const event = JSON.parse(body);
  // Told again because our answer was lost: say yes once more, and do nothing.
  if (taken.has(event.id)) return 200;
  taken.add(event.id);
  console.log(`${event.type} ${event.case.number} ${event.case.state} by ${event.case.user.id}`);
  return 200;
}

/** @returns What is wrong, if anything. */
function verifySignature(headers, body) {
  const timestamp = headers['x-passcode-desk-timestamp'] ?? '';
  const [scheme, signature = ''] = (headers['x-passcode-desk-signature'] ?? '').split('=');
  const expected = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest();
  const given = Buffer.from(signature, 'hex');
  const isOurs = scheme === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  if (!isOurs) return 'wrong signature';
  const age = Math.abs(Date.now() / 1000 - Number(timestamp));
  return age <= TOLERANCE_SECONDS ? undefined : 'too old';
}

/** The bytes as they came: a body that was parsed and printed again has another signature. */
async function readBody(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
