import { randomUUID } from 'node:crypto';
import { type Person, SANDBOX_TENANT_ID } from '../../sandbox/people.ts';

/** The conversation of a person with the bot. */
export function conversationOf(person: Person): string {
  return `a:${person.oid}`;
}

/** An activity of a person's private chat as Teams posts it, under an id of its own. */
export function createActivity(
  person: Person,
  serviceUrl: string,
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const now = new Date().toISOString();
  return {
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl,
    timestamp: now,
    localTimestamp: now.replace('Z', '+00:00'),
    localTimezone: 'Europe/Amsterdam',
    locale: 'en-US',
    from: { id: `29:${person.oid}`, name: person.name, aadObjectId: person.oid },
    recipient: { id: '28:passcode-desk', name: 'Passcode Desk' },
    conversation: { id: conversationOf(person), conversationType: 'personal', tenantId: SANDBOX_TENANT_ID },
    entities: [
      { type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Web', timezone: 'Europe/Amsterdam' },
    ],
    channelData: { tenant: { id: SANDBOX_TENANT_ID } },
    ...fields,
  };
}

/** What somebody types. */
export function createMessage(
  person: Person,
  serviceUrl: string,
  text: string,
): Readonly<Record<string, unknown>> {
  return createActivity(person, serviceUrl, { type: 'message', text, textFormat: 'plain' });
}
