import { formatAgo, formatDateTime } from '../locales/format.ts';
import type { Reader } from '../locales/index.ts';
import type { Instant } from '../services/platform/clock.ts';
import { button } from './button.ts';
import { type AdaptiveCard, compileCard, optional } from './card.ts';
import { type DevicePage, type DeviceRow, isOffered } from './device-page.ts';
import { escapeText, plainText } from './plain-text.ts';
import layout from './templates/device-list.json' with { type: 'json' };

const fill = compileCard(layout);

/** Fewer devices are seen at a glance. */
export const SEARCH_FROM = 8;

/** One page of the person's devices, for them to choose from. */
export interface DeviceListView extends DevicePage {
  /** One-time id of this card. */
  readonly promptId: string;
  /** What was searched for; its absence means all devices. Untrusted text. */
  readonly search?: string | undefined;
  readonly now: Instant;
}

/** The devices of the person: each can be reset, or says in words why not. */
export function renderDeviceList(view: DeviceListView, reader: Reader): AdaptiveCard {
  const { devices } = reader.messages;
  return fill({
    lang: reader.language,
    summary: devices.title,
    title: devices.title,
    intro: devices.intro,
    searches: searchPart(view, reader),
    count: countLine(view, reader),
    rows: view.rows.map((row) => rowPart(row, view, reader)),
    buttons: barButtons(view, reader),
  });
}

function searchPart(view: DeviceListView, reader: Reader): readonly object[] {
  const searched = view.search !== undefined && view.search !== '';
  if (!searched && view.total < SEARCH_FROM) return [];
  const { buttons, devices } = reader.messages;
  const { promptId: prompt } = view;
  const all = searched && button(buttons.showAll, pageOf(prompt, 0), { withoutInputs: true });
  return [
    {
      label: devices.searchLabel,
      errorMessage: devices.searchError,
      value: plainText(view.search ?? ''),
      buttons: [button(buttons.search, pageOf(prompt, 0)), ...(all ? [all] : [])],
    },
  ];
}

function countLine(view: DeviceListView, reader: Reader): string {
  const { devices } = reader.messages;
  const search = escapeText(view.search ?? '');
  if (search !== '' && view.total === 0) return devices.nothingFound(search);
  const count = search === '' ? devices.count(view.total) : devices.found(view.total, search);
  return view.pageCount === 1 ? count : `${count} · ${devices.page(view.page + 1, view.pageCount)}`;
}

function rowPart(row: DeviceRow, view: DeviceListView, reader: Reader): object {
  const { buttons, devices } = reader.messages;
  const name = escapeText(row.name) || devices.unnamed;
  const pick = button(
    buttons.resetThis,
    { v: 1, action: 'device.pick', prompt: view.promptId, device: row.id },
    {
      tooltip: buttons.resetThisNamed(name),
      withoutInputs: true,
      ...(row.preselected && { style: 'positive' }),
    },
  );
  return {
    name,
    style: row.preselected ? 'emphasis' : 'default',
    marks: row.preselected ? [{ text: `👉 ${devices.preselected}` }] : [],
    glyph: isOffered(row) ? '📱' : '🚫',
    details: detailLines(row, view.now, reader),
    reasons: reasonsAgainst(row, reader).map((text) => ({ text })),
    picks: isOffered(row) ? [{ buttons: [pick] }] : [],
  };
}

/** Why the device cannot be chosen, from Intune's side or the organisation's. */
function reasonsAgainst({ eligibility, refusal }: DeviceRow, reader: Reader): readonly string[] {
  const { notResettable, policyRefusal } = reader.messages;
  if (!eligibility.eligible) return [notResettable[eligibility.reason]];
  return refusal === undefined ? [] : [policyRefusal(refusal, (at) => formatDateTime(at, reader)).text];
}

/** Model and system; then owner and last contact. Parts that Intune does not know are left out. */
function detailLines(row: DeviceRow, now: Instant, reader: Reader): readonly object[] {
  const { devices } = reader.messages;
  const ago = row.lastContactAt === undefined ? '' : formatAgo(row.lastContactAt, now, reader.language);
  const what = [modelOf(row), escapeText(`${row.operatingSystem} ${row.osVersion}`)];
  const whose = [devices.ownership[row.ownership], ago === '' ? '' : devices.lastContact(ago)];
  return [what, whose].map(joinKnown).flatMap((text) => optional(text === '' ? undefined : { text }));
}

/** Manufacturers often repeat themselves in the model ("Samsung", "Samsung Galaxy"). */
function modelOf(row: DeviceRow): string {
  const model = plainText(row.model ?? '');
  const manufacturer = plainText(row.manufacturer ?? '');
  const repeated = model.toLowerCase().startsWith(manufacturer.toLowerCase());
  return escapeText(repeated ? model : `${manufacturer} ${model}`);
}

function joinKnown(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

function barButtons(view: DeviceListView, reader: Reader): readonly object[] {
  const { buttons } = reader.messages;
  const { page, pageCount, promptId: prompt } = view;
  const turn = (to: number) => pageOf(prompt, to, view.search);
  return [
    ...(page > 0 ? [button(buttons.previousPage, turn(page - 1), { withoutInputs: true })] : []),
    ...(page < pageCount - 1 ? [button(buttons.nextPage, turn(page + 1), { withoutInputs: true })] : []),
    button(buttons.cancel, { v: 1, action: 'prompt.cancel', prompt }, { withoutInputs: true }),
  ];
}

function pageOf(prompt: string, page: number, search?: string) {
  return { v: 1, action: 'devices.page', prompt, page, ...(search && { search }) } as const;
}
