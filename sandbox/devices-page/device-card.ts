import { html, type Markup } from '../../cards/html.ts';
import { NEXT_OUTCOMES, type NextOutcome, type SimulatedDevice } from '../intune/simulated-device.ts';
import { describeStatus } from './device-status.ts';
import { chooseFamily, chooseFormFactor } from './form-factor.ts';
import { renderScreen } from './lock-screen.ts';

const OUTCOME_NAMES: Readonly<Record<NextOutcome, string>> = {
  done: 'Done',
  failed: 'Failed',
  notSupported: 'Not supported',
  never: 'Never answers',
};

/** Where and when a card is shown. */
export interface CardContext {
  /** Path of the page, such as `/devices`. */
  readonly base: string;
  readonly now: Date;
  /** The device whose lock screen just refused a passcode. */
  readonly refusedId?: string | undefined;
}

/** The id of a device's card in the page. */
export function domIdOf(device: SimulatedDevice): string {
  return `device-${device.managed.id}`;
}

/** One device: drawn, described, and with its switches. */
export function renderDeviceCard(device: SimulatedDevice, context: CardContext): Markup {
  const { managed } = device;
  const domId = domIdOf(device);
  const url = `${context.base}/${encodeURIComponent(managed.id)}`;
  const isRefused = context.refusedId === managed.id;
  const status = describeStatus(device);
  return html`<article class="card" id="${domId}" aria-labelledby="${domId}-name">
    <div class="stage">
      <div class="${describeDrawing(device)}">
        ${renderScreen(device, { domId, url, now: context.now, isRefused })}
      </div>
    </div>
    <div class="about">
      <p class="kind">${device.kind}</p>
      <h3 id="${domId}-name" dir="auto">${managed.deviceName}</h3>
      <p class="model"><bdi>${managed.model}</bdi> · ${managed.operatingSystem} ${managed.osVersion}</p>
      <p class="status ${status.tone}" data-status>${status.text}</p>
    </div>
    <div class="controls">
      ${renderOnlineSwitch(device, domId, url)}
      ${device.reset === 'refused' ? html`` : renderOutcomeSelect(device, domId, url)}
    </div>
  </article>`;
}

function describeDrawing(device: SimulatedDevice): string {
  const { managed, lock, online } = device;
  const state = `${lock.isOpen ? 'is-open' : 'is-locked'} ${online ? 'is-online' : 'is-offline'}`;
  return `device ${chooseFormFactor(managed)} ${chooseFamily(managed)} ${state}`;
}

function renderOnlineSwitch({ online, managed }: SimulatedDevice, domId: string, url: string): Markup {
  return html`<form method="post" action="${url}/online">
    <input type="hidden" name="online" value="${online ? 'no' : 'yes'}" />
    <button
      class="switch"
      id="${domId}-online"
      role="switch"
      aria-checked="${online ? 'true' : 'false'}"
      aria-label="Online: ${managed.deviceName}"
    >
      <span class="track" aria-hidden="true"></span>Online
    </button>
  </form>`;
}

function renderOutcomeSelect({ nextOutcome }: SimulatedDevice, domId: string, url: string): Markup {
  const options = NEXT_OUTCOMES.map(
    (outcome) =>
      html`<option value="${outcome}" ${outcome === nextOutcome ? html`selected` : html``}>
        ${OUTCOME_NAMES[outcome]}
      </option>`,
  );
  return html`<form method="post" action="${url}/outcome" class="outcome">
    <label for="${domId}-outcome">Next reset</label>
    <select id="${domId}-outcome" name="nextOutcome" data-submits>
      ${options}
    </select>
    <noscript><button>Set</button></noscript>
  </form>`;
}
