import { html, type Markup } from '../../cards/html.ts';
import type { SimulatedDevice } from '../intune/simulated-device.ts';
import { ICONS } from './icons.ts';

const APP_ICONS = 12;

/** What a lock screen needs besides its device. */
export interface LockScreenOptions {
  /** Begins the ids of the card's elements. */
  readonly domId: string;
  /** Where the card's forms go, such as `/devices/…`. */
  readonly url: string;
  readonly now: Date;
  /** The passcode that was just typed did not open it. */
  readonly isRefused: boolean;
}

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'long' });

/** What the screen of a device shows: the lock, or what lies behind it. */
export function renderScreen(device: SimulatedDevice, options: LockScreenOptions): Markup {
  return html`<div class="screen">
    <p class="bar">${device.online ? ICONS.online : ICONS.offline}</p>
    ${device.lock.isOpen ? renderHome(device, options) : renderLocked(device, options)}
  </div>`;
}

function renderLocked(device: SimulatedDevice, options: LockScreenOptions): Markup {
  const isWork = device.reach === 'work-profile';
  return html`<p class="padlock">${isWork ? ICONS.workProfile : ICONS.locked}</p>
    <p class="clock"><time data-clock>${TIME.format(options.now)}</time></p>
    <p class="day">${DAY.format(options.now)}</p>
    <div class="gate">${renderGate(device, options)}</div>`;
}

function renderGate(device: SimulatedDevice, options: LockScreenOptions): Markup {
  if (device.lock.guard === 'none') return renderSwipe(device, options);
  if (device.reset === 'refused') return html`<p class="hint">Locked</p>`;
  return renderPasscodeForm(device, options);
}

function renderPasscodeForm(device: SimulatedDevice, { domId, url, isRefused }: LockScreenOptions): Markup {
  const label = device.reach === 'work-profile' ? 'Work profile passcode' : 'Passcode';
  const problem = isRefused
    ? html`<p class="hint refused" id="${domId}-problem" role="alert">Wrong passcode</p>`
    : html``;
  return html`<form method="post" action="${url}/unlock" class="unlock${isRefused ? ' shaken' : ''}">
    <label for="${domId}-passcode">${label}</label>
    <input
      id="${domId}-passcode"
      name="passcode"
      maxlength="64"
      inputmode="${device.reset === 'numeric' ? 'numeric' : 'text'}"
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      required
      aria-invalid="${isRefused ? 'true' : 'false'}"
      ${isRefused ? html`aria-describedby="${domId}-problem"` : html``}
    />
    <button id="${domId}-unlock">Unlock</button>
    ${problem}
  </form>`;
}

function renderSwipe(device: SimulatedDevice, { domId, url }: LockScreenOptions): Markup {
  return html`<form method="post" action="${url}/unlock" class="unlock">
    <p class="hint">No passcode set</p>
    <button id="${domId}-unlock" class="swipe" aria-label="Swipe to open ${device.managed.deviceName}">
      ${ICONS.swipe}Swipe to open
    </button>
  </form>`;
}

function renderHome(device: SimulatedDevice, { domId, url }: LockScreenOptions): Markup {
  const apps = Array.from({ length: APP_ICONS }, () => html`<i></i>`);
  return html`<p class="padlock">${ICONS.open}</p>
    <div class="apps" aria-hidden="true">${apps}</div>
    <form method="post" action="${url}/lock" class="unlock">
      <p class="hint">${device.lock.guard === 'none' ? 'No passcode set' : 'Unlocked'}</p>
      <button id="${domId}-lock" aria-label="Lock ${device.managed.deviceName}">Lock</button>
    </form>`;
}
