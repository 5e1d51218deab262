import { setTimeout as sleep } from 'node:timers/promises';
import type { AppParts } from '../../bot/app.ts';
import { CLOUDS } from '../../bot/clouds.ts';
import { createTeamsLinks } from '../../bot/teams-links.ts';
import { SANDBOX_MAILBOX } from '../../sandbox/mailbox/outbox.ts';
import { openMail } from '../../services/intune/mail-ports.ts';
import { createMemoryNoticeLedger } from '../../services/notices/memory-notice-ledger.ts';
import { MINUTE_MS, SECOND_MS } from '../../services/platform/clock.ts';
import { createMemoryOnce } from '../../services/platform/memory-once.ts';
import type { SentMail } from '../../sandbox/mailbox/outbox.ts';
import type { DeskGround, DeskWorld } from './desk-world.ts';
import { until } from './until.ts';

export const APP_ID = '0f6a4cf1-7a1b-4c7a-9b0c-000000000001';
/** How Graph is asked to send. */
export const SEND_MAIL = { method: 'POST', pathPattern: '/v1.0/users/*/sendMail' };

/** The product's e-mail, through the sandbox's Graph. */
export function withMail({ world, clock, log }: DeskGround): Partial<AppParts> {
  const accessToken = async (): Promise<string> => (await world.graphCredential.getToken()).token;
  const graph = { baseUrl: world.graphUrl, accessToken, log, timeoutMs: SECOND_MS };
  return {
    mail: {
      ...openMail(graph, SANDBOX_MAILBOX),
      ledger: createMemoryNoticeLedger(clock),
      once: createMemoryOnce(clock),
      chatLink: createTeamsLinks(CLOUDS.global.TEAMS_URL).toBot(APP_ID),
    },
  };
}

/** Lets the moment pass in which notices are gathered, and waits until so many messages were sent. */
export async function mailsOf({ world, time }: DeskWorld, count: number): Promise<readonly SentMail[]> {
  await time.jump(3 * SECOND_MS);
  await until(`${count} messages were sent`, () => world.intune.outbox.list().length >= count);
  return world.intune.outbox.list();
}

/** Lets a quarter of an hour pass, in which whatever is to be sent would be sent. */
export async function waitForStrays({ time }: DeskWorld): Promise<void> {
  // Graph is on this machine: what was asked for by now is answered within this.
  await sleep(50);
  for (let minute = 0; minute < 15; minute += 1) await time.jump(MINUTE_MS);
  await sleep(50);
}
