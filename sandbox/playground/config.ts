import { SANDBOX_APP_ID } from '../entra/app-registration.ts';
import { SANDBOX_HELPDESK } from '../helpdesk.ts';
import { ALEX, MEGAN, type Person, SANDBOX_TENANT_ID } from '../people.ts';

/** The Playground insists on exactly five colleagues; these have no account at the sandbox's Entra. */
const EXTRAS: readonly Person[] = [
  { oid: 'c3a2e6f4-9d58-417a-aebc-73f408192d22', name: 'Adele Vance', username: 'adelev@example.com' },
  { oid: 'd4b3f7a5-0e69-428b-bfcd-840519203e23', name: 'Isaiah Langer', username: 'isaiahl@example.com' },
  { oid: 'e5c4a8b6-1f70-439c-80de-95162a314f24', name: 'Patti Fernandez', username: 'pattif@example.com' },
  { oid: 'f6d5b9c7-2081-44ad-91ef-a6273b425025', name: 'Lynne Robbins', username: 'lynner@example.com' },
];

/** Somebody in the Playground's own spelling. */
interface PlaygroundUser {
  readonly id: string;
  readonly name: string;
  readonly userPrincipleName: string;
  readonly aadObjectId: string;
  readonly givenName: string;
  readonly surname: string;
  readonly email: string;
}

/** The Playground's configuration file: who is in the chat, under which ids. */
export interface PlaygroundConfig {
  readonly version: '0.1.1';
  readonly tenantId: string;
  readonly bot: { readonly id: string; readonly name: string };
  readonly currentUser: PlaygroundUser;
  readonly users: readonly PlaygroundUser[];
  readonly personalChat: { readonly id: string };
  readonly groupChat: { readonly id: string; readonly name: string };
  readonly team: {
    readonly id: string;
    readonly name: string;
    readonly aadGroupId: string;
    readonly channels: readonly { readonly id: string; readonly name: string }[];
  };
}

/** Puts the sandbox's own people into the chat: the Playground's default ids are no GUIDs. */
export function createPlaygroundConfig(): PlaygroundConfig {
  return {
    version: '0.1.1',
    tenantId: SANDBOX_TENANT_ID,
    bot: { id: `28:${SANDBOX_APP_ID}`, name: 'Passcode Desk' },
    currentUser: toUser(ALEX),
    users: [MEGAN, ...EXTRAS].map(toUser),
    personalChat: { id: 'a:personal-chat' },
    groupChat: { id: '19:group-chat@thread.v2', name: 'Group chat' },
    team: {
      id: SANDBOX_HELPDESK.teamId,
      name: 'Contoso',
      aadGroupId: '0b7a3c51-94d2-4e6f-8a1b-c2d3e4f5a601',
      channels: [{ id: SANDBOX_HELPDESK.channelId, name: 'Helpdesk' }],
    },
  };
}

function toUser({ oid, name, username }: Person): PlaygroundUser {
  const [givenName = name, surname = ''] = name.split(' ');
  return {
    id: `29:${oid}`,
    name,
    userPrincipleName: username,
    aadObjectId: oid,
    givenName,
    surname,
    email: username,
  };
}
