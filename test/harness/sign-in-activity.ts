import type { Activity } from 'botbuilder';
import { ALEX, SANDBOX_TENANT_ID } from '../../sandbox/people.ts';

/** A message of Alex's, as Teams sends it, during which the bot asks for a sign-in. */
export function createSignInActivity(changes: Partial<Activity> = {}): Activity {
  return {
    type: 'message',
    id: '1700000000000',
    text: 'reset',
    label: '',
    valueType: '',
    listenFor: [],
    localTimezone: 'Europe/Amsterdam',
    callerId: '',
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:1/connector/',
    locale: 'nl-NL',
    from: { id: '29:alex', name: ALEX.name, aadObjectId: ALEX.oid },
    recipient: { id: '28:bot', name: 'Passcode Desk' },
    conversation: {
      id: 'a:personal',
      name: '',
      isGroup: false,
      conversationType: 'personal',
      tenantId: SANDBOX_TENANT_ID,
    },
    channelData: { tenant: { id: SANDBOX_TENANT_ID } },
    ...changes,
  };
}
