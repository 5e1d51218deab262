import { randomUUID } from 'node:crypto';
import { ALEX, type Person, SANDBOX_TENANT_ID } from '../../sandbox/people.ts';

/** Where a person talks to the bot from. */
export interface Seat {
  readonly person: Person;
  readonly tenantId: string;
  readonly conversationId: string;
  readonly conversationType: 'personal' | 'groupChat' | 'channel';
  /** The team of a channel. */
  readonly teamId?: string;
  /** The language of the person's Teams. */
  readonly locale: string;
  readonly timeZone: string;
  /** Where the bot's answers go. */
  readonly serviceUrl: string;
}

/** An activity as Teams posts it; tests may change or spoil any field. */
export type TeamsActivity = Readonly<Record<string, unknown>>;

/** Puts a person in front of a private chat of their own. */
export function takeSeat(serviceUrl: string, changes: Partial<Seat> = {}): Seat {
  const person = changes.person ?? ALEX;
  return {
    person,
    tenantId: SANDBOX_TENANT_ID,
    conversationId: `a:${person.oid}`,
    conversationType: 'personal',
    locale: 'en-US',
    timeZone: 'Europe/Amsterdam',
    serviceUrl,
    ...changes,
  };
}

/** The fields that every activity of Teams has, then the given ones. */
export function createTeamsActivity(seat: Seat, fields: TeamsActivity): TeamsActivity {
  const now = new Date().toISOString();
  return {
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: seat.serviceUrl,
    timestamp: now,
    localTimestamp: now.replace('Z', '+00:00'),
    localTimezone: seat.timeZone,
    locale: seat.locale,
    from: { id: `29:${seat.person.oid}`, name: seat.person.name, aadObjectId: seat.person.oid },
    recipient: { id: '28:passcode-desk', name: 'Passcode Desk' },
    conversation: conversationOf(seat),
    entities: [clientInfoOf(seat)],
    channelData: channelDataOf(seat),
    ...fields,
  };
}

/** Where in Teams this is, as activities say it. */
export function channelDataOf({ tenantId, teamId, conversationId }: Seat): TeamsActivity {
  const tenant = { id: tenantId };
  if (teamId === undefined) return { tenant };
  return { tenant, team: { id: teamId }, channel: { id: conversationId.split(';')[0] } };
}

function conversationOf({ conversationId, conversationType, tenantId }: Seat): TeamsActivity {
  const isGroup = conversationType === 'personal' ? {} : { isGroup: true };
  return { id: conversationId, conversationType, tenantId, ...isGroup };
}

function clientInfoOf({ locale, timeZone }: Seat): TeamsActivity {
  const country = new Intl.Locale(locale).maximize().region;
  return { type: 'clientInfo', locale, country, platform: 'Web', timezone: timeZone };
}
