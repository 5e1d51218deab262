import type { Activity } from 'botbuilder';
import type { CardPayload } from '../../cards/actions.ts';
import { someDevice } from '../services/devices/some-device.ts';

export const TENANT = '6d0c5a3e-1111-4000-8000-000000000001';
/** Who owns the devices made by `someDevice`. */
export const OID = someDevice().userId;
export const CONVERSATION = 'a:personal';
export const BOT = { id: '28:bot', name: 'Passcode Desk' };
export const SENDER = { id: '29:alex', oid: OID, name: 'Alex' };

let delivered = 0;

/** A message in a personal chat as Teams posts it, each with an id of its own. */
export function teamsActivity(facts: Partial<Activity> = {}): Partial<Activity> {
  delivered += 1;
  return {
    type: 'message',
    id: `activity-${delivered}`,
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    locale: 'en-GB',
    localTimezone: 'Europe/Amsterdam',
    from: { id: SENDER.id, name: SENDER.name, aadObjectId: OID },
    recipient: BOT,
    conversation: conversation('personal'),
    channelData: { tenant: { id: TENANT } },
    ...facts,
  };
}

/** Where an activity was sent. */
export function conversation(conversationType: string): Activity['conversation'] {
  return {
    id: conversationType === 'personal' ? CONVERSATION : `19:${conversationType}`,
    name: '',
    isGroup: conversationType !== 'personal',
    conversationType,
    tenantId: TENANT,
  };
}

/** A sentence. */
export function said(text: string, facts: Partial<Activity> = {}): Partial<Activity> {
  return teamsActivity({ text, ...facts });
}

/** A pressed `Action.Submit`: a message with a value and no text. */
export function submitted(value: unknown, facts: Partial<Activity> = {}): Partial<Activity> {
  return teamsActivity({ value, ...facts });
}

/** Something that waits for an answer. */
export function invoked(name: string, value: unknown, facts: Partial<Activity> = {}): Partial<Activity> {
  return teamsActivity({ type: 'invoke', name, value, ...facts });
}

/** A pressed `Action.Execute`. */
export function executed(data: unknown, facts: Partial<Activity> = {}): Partial<Activity> {
  return invoked('adaptiveCard/action', { action: { type: 'Action.Execute', verb: 'x', data } }, facts);
}

/** A press of one of our own buttons, where the client can execute. */
export function pressed(payload: CardPayload, facts: Partial<Activity> = {}): Partial<Activity> {
  return executed(payload, facts);
}
