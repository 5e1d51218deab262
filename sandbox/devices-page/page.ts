import { html, type Markup } from '../../cards/html.ts';
import type { SimulatedDevice } from '../intune/simulated-device.ts';
import type { Person } from '../people.ts';
import { renderDeviceCard, type CardContext } from './device-card.ts';

/** What the page shows. */
export interface DevicesPageView extends CardContext {
  readonly devices: readonly SimulatedDevice[];
  /** Whose devices come first. */
  readonly person: Person;
  /** Where the chat is, where that is known. */
  readonly chatUrl?: string | undefined;
}

/** Devices that belong together on the page. */
interface Group {
  readonly id: 'can' | 'cannot' | 'others';
  readonly title: string;
  readonly lead: string;
  readonly devices: readonly SimulatedDevice[];
}

/** The whole page. */
export function renderDevicesPage(view: DevicesPageView): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Devices – Passcode Desk sandbox</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${view.base}/assets/devices.css" />
        <script type="module" src="${view.base}/assets/devices.js"></script>
      </head>
      <body data-events="${view.base}/events">
        ${renderHeader(view)}
        <main>${renderGroups(view)}</main>
        <p id="announcer" class="unseen" role="status"></p>
        <p class="cut">The sandbox does not answer. This page goes on when it is back.</p>
      </body>
    </html>`.source;
}

function renderHeader({ base, chatUrl, person }: DevicesPageView): Markup {
  const chat =
    chatUrl === undefined ? html`` : html`<a class="action primary" href="${chatUrl}">Open the chat</a>`;
  return html`<header>
    <div>
      <p class="sandbox">Sandbox</p>
      <h1>Devices</h1>
      <p class="lead">
        Simulated devices, as Intune knows them. Reset a passcode in the chat as ${person.name}, then unlock
        the device here.
      </p>
    </div>
    <form method="post" action="${base}/start-over" data-reloads>
      ${chat}
      <button class="action">Start over</button>
    </form>
  </header>`;
}

function renderGroups(view: DevicesPageView): Markup[] {
  const { person } = view;
  const isTheirs = ({ managed }: SimulatedDevice): boolean => managed.userId === person.oid;
  const isRefused = ({ reset }: SimulatedDevice): boolean => reset === 'refused';
  const groups: readonly Group[] = [
    {
      id: 'can',
      title: 'Can be reset',
      lead: `Devices of ${person.name}. Each shows what a reset does to its lock screen.`,
      devices: view.devices.filter((device) => isTheirs(device) && !isRefused(device)),
    },
    {
      id: 'cannot',
      title: 'Cannot be reset',
      lead: `Also of ${person.name}. Intune refuses; the bot says why and offers the helpdesk.`,
      devices: view.devices.filter((device) => isTheirs(device) && isRefused(device)),
    },
    {
      id: 'others',
      title: 'Other people’s',
      lead: `Not of ${person.name}. The bot never shows them in this chat.`,
      devices: view.devices.filter((device) => !isTheirs(device)),
    },
  ];
  return groups.filter(({ devices }) => devices.length > 0).map((group) => renderGroup(group, view));
}

function renderGroup({ id, title, lead, devices }: Group, context: CardContext): Markup {
  return html`<section aria-labelledby="${id}" class="group ${id}">
    <h2 id="${id}">${title} <span class="count">${devices.length}</span></h2>
    <p class="lead">${lead}</p>
    <div class="grid">${devices.map((device) => renderDeviceCard(device, context))}</div>
  </section>`;
}
