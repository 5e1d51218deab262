import type { TurnContext } from 'botbuilder';
import type { DialogTurnResult } from 'botbuilder-dialogs';
import { z } from 'zod';
import type { AdaptiveCard } from '../cards/card.ts';
import { renderDeviceList } from '../cards/device-list.ts';
import { type DeviceQuery, type DeviceRow, pageOfDevices } from '../cards/device-page.ts';
import { canceledNotice, deviceChosen } from '../cards/notices.ts';
import type { Reader } from '../locales/index.ts';
import type { DeviceDirectory } from '../services/devices/device-directory.ts';
import type { Device } from '../services/devices/device.ts';
import { eligibility } from '../services/devices/eligibility.ts';
import type { PolicyGate } from '../services/policy/policy-gate.ts';
import { matchDevice } from '../services/understanding/match-device.ts';
import { answerWithText, cardMessage } from './answer.ts';
import { type AuditServices, auditTurn } from './audit.ts';
import { CardPrompt, type Open, type Opening, type PromptServices } from './card-prompt/card-prompt.ts';
import { findOwnedOnce, listOwnedOnce } from './owned-devices.ts';
import { scopeOf, type TurnEvent } from './turn.ts';

const Options = z.object({
  /** The device that the person's words seem to mean; shown first. */
  preselected: z.string().optional(),
});

/** What to show first. */
export type DevicePromptOptions = z.infer<typeof Options>;

/** The person chose one of their own devices that can be reset. */
export const DeviceChosen = z.object({
  outcome: z.literal('chosen'),
  deviceId: z.string(),
  deviceName: z.string(),
});

/** What the prompt needs. */
export interface DevicePromptServices extends PromptServices, AuditServices {
  readonly devices: DeviceDirectory;
  readonly gate: Pick<PolicyGate, 'deviceRefusal'>;
}

/** Shows a person's own devices and lets them choose one, on the card or by name. */
export class DevicePrompt extends CardPrompt<DevicePromptOptions> {
  readonly #devices: DeviceDirectory;
  readonly #audit: AuditServices;
  readonly #gate: DevicePromptServices['gate'];

  constructor(id: string, services: DevicePromptServices) {
    super(id, services, Options);
    this.#devices = services.devices;
    this.#audit = services;
    this.#gate = services.gate;
  }

  protected override async open(
    context: TurnContext,
    promptId: string,
    options: DevicePromptOptions,
  ): Promise<Opening> {
    const { reader } = scopeOf(context);
    const owned = await listOwnedOnce(this.#devices, context);
    return { message: cardMessage(this.#list(owned, promptId, options, reader, { page: 0 })) };
  }

  protected override expiredCard(_options: DevicePromptOptions, reader: Reader): AdaptiveCard {
    return canceledNotice(reader);
  }

  protected override async receive(
    open: Open<DevicePromptOptions>,
    event: TurnEvent,
  ): Promise<DialogTurnResult | undefined> {
    if (event.kind === 'command') return this.#chooseByName(open, event.text);
    if (event.kind !== 'card-action' || !('prompt' in event.action)) return undefined;
    if (event.action.prompt !== open.prompt.promptId) return undefined;
    if (event.action.action === 'device.pick') return this.#choose(open, event.action.device);
    if (event.action.action !== 'devices.page') return undefined;
    return this.#turnPage(open, { page: event.action.page, search: event.action.search });
  }

  /** The id comes from a payload: only a device that Intune says is this person's is taken, any other audited. */
  async #choose(open: Open<DevicePromptOptions>, deviceId: string): Promise<DialogTurnResult | undefined> {
    const { oid } = scopeOf(open.context).turn.sender;
    const device = await findOwnedOnce(this.#devices, open.context, deviceId);
    if (device !== undefined && eligibility(device).eligible) return this.#take(open, device);
    if (device === undefined) {
      await auditTurn(this.#audit, open.context, { kind: 'foreign-id', deviceId, detail: 'pick' });
    }
    this.services.log.warn(
      { userId: oid, promptId: open.prompt.promptId },
      'Refused a device that may not be chosen',
    );
    await answerWithText(open.context, open.reader.messages.chat.noSuchDevice);
    return undefined;
  }

  async #chooseByName(open: Open<DevicePromptOptions>, text: string): Promise<DialogTurnResult | undefined> {
    const owned = await this.#devices.listOwned(scopeOf(open.context).turn.sender.oid);
    const meant = matchDevice(text, owned);
    if (meant !== undefined && eligibility(meant).eligible) return this.#take(open, meant);
    await answerWithText(open.context, open.reader.messages.chat.chooseFromCard);
    return undefined;
  }

  #take(open: Open<DevicePromptOptions>, device: Device): Promise<DialogTurnResult> {
    const chosen: z.infer<typeof DeviceChosen> = {
      outcome: 'chosen',
      deviceId: device.id,
      deviceName: device.name,
    };
    return this.finish(open, deviceChosen(device.name, open.reader), chosen);
  }

  async #turnPage(open: Open<DevicePromptOptions>, query: DeviceQuery): Promise<DialogTurnResult> {
    const owned = await this.#devices.listOwned(scopeOf(open.context).turn.sender.oid);
    return this.redraw(open, this.#list(owned, open.prompt.promptId, open.options, open.reader, query));
  }

  #list(
    owned: readonly Device[],
    promptId: string,
    options: DevicePromptOptions,
    reader: Reader,
    query: DeviceQuery,
  ): AdaptiveCard {
    const rows = owned.map((device) => this.#toRow(device, options.preselected));
    const now = this.services.clock.now();
    return renderDeviceList({ ...pageOfDevices(rows, query), promptId, search: query.search, now }, reader);
  }

  #toRow(device: Device, preselected: string | undefined): DeviceRow {
    const { id, name, manufacturer, model, operatingSystem, osVersion, ownership, lastContactAt } = device;
    const verdict = eligibility(device);
    return {
      ...{ id, name, manufacturer, model, operatingSystem, osVersion, ownership, lastContactAt },
      eligibility: verdict,
      refusal: verdict.eligible ? this.#gate.deviceRefusal({ device, kind: verdict.kind }) : undefined,
      preselected: id === preselected,
    };
  }
}
