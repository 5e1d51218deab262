import type { HelpdeskSetup } from '../bot/helpdesk-config.ts';
import { ALEX, MEGAN } from './people.ts';

/** The Playground's team, and the channel in it that is the helpdesk. */
export const SANDBOX_HELPDESK = {
  teamId: '19:general@thread.tacv2',
  channelId: '19:helpdesk@thread.tacv2',
} as const;

/** A newcomer plays both sides, and may switch everything. */
export const SANDBOX_HELPDESK_SETUP: HelpdeskSetup = {
  channel: SANDBOX_HELPDESK,
  operators: [ALEX.oid, MEGAN.oid],
  language: 'en',
  timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
};
