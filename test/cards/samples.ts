import type { AdaptiveCard } from '../../cards/card.ts';
import { renderConfirmation } from '../../cards/confirmation.ts';
import { renderConsequences } from '../../cards/consequences.ts';
import { renderContact } from '../../cards/contact.ts';
import { renderDeviceList } from '../../cards/device-list.ts';
import { type DeviceRow, pageOfDevices } from '../../cards/device-page.ts';
import { renderExpired } from '../../cards/expired.ts';
import { renderFailure } from '../../cards/failure.ts';
import { renderHelp } from '../../cards/help.ts';
import * as notices from '../../cards/notices.ts';
import { renderNotMe } from '../../cards/not-me.ts';
import { renderPasscode } from '../../cards/passcode.ts';
import { renderPolicyRefusal } from '../../cards/policy-refusal.ts';
import { renderProgress } from '../../cards/progress.ts';
import { renderSignIn } from '../../cards/sign-in.ts';
import { renderStatus } from '../../cards/status.ts';
import { renderWelcome } from '../../cards/welcome.ts';
import { type Language, type Reader, readerFor } from '../../locales/index.ts';
import type { Eligibility, ResetEffect } from '../../services/devices/platforms.ts';
import { caseCards } from './case-samples.ts';

/** 22 November 2026, 13:00 UTC: 14:00 in Amsterdam. */
export const NOW = Date.UTC(2026, 10, 22, 13, 0);
const DAY_MS = 86_400_000;

/** What the passcode card shows in the samples. */
export const PASSCODE = 'aB0O7kQl';

/** Whom the samples name to ask. */
export const CONTACT = {
  name: 'Contoso IT',
  phone: '+31 20 123 4567',
  email: 'it@contoso.example',
  notes: 'Weekdays 8:00–18:00',
  site: { name: 'IT portal', url: 'https://it.contoso.example/help' },
};

/** A reset that leaves a temporary passcode. */
export const REPLACED: ResetEffect = {
  reach: 'device',
  passcode: 'replaced',
  temporaryPasscode: 'alphanumeric',
};
/** A reset that leaves none. */
export const REMOVED: ResetEffect = { reach: 'device', passcode: 'removed', temporaryPasscode: 'none' };

/** A reader in Amsterdam. */
export function reader(language: Language): Reader {
  return readerFor(language, 'Europe/Amsterdam');
}

/** One device as the list gets it; by default an Android phone that can be reset. */
export function deviceRow(changes: Partial<DeviceRow> = {}): DeviceRow {
  return {
    id: '7f1c6a52-0000-4000-8000-000000000001',
    name: 'AW Galaxy S21',
    manufacturer: 'Samsung',
    model: 'SM-G991B',
    operatingSystem: 'Android',
    osVersion: '13',
    ownership: 'company',
    lastContactAt: NOW - DAY_MS,
    eligibility: { eligible: true, kind: 'android-fully-managed', effect: REPLACED },
    preselected: false,
    ...changes,
  };
}

/** A number of devices, each a day longer out of contact than the one before. */
export function deviceRows(count: number, changes: Partial<DeviceRow> = {}): readonly DeviceRow[] {
  return Array.from({ length: count }, (_, index) =>
    deviceRow({
      id: `7f1c6a52-0000-4000-8000-${String(index).padStart(12, '0')}`,
      name: `Phone ${index}`,
      lastContactAt: NOW - (index + 1) * DAY_MS,
      ...changes,
    }),
  );
}

/** Every card of the product, with the same names in each that shows them. */
export function sampleCards(
  to: Reader,
  deviceName: string,
  personName = 'Alex',
): Readonly<Record<string, AdaptiveCard>> {
  return {
    ...generalCards(to, personName),
    ...askingCards(to, deviceName),
    ...noticeCards(to, deviceName),
    ...resetCards(to, deviceName),
    ...caseCards(to, deviceName),
    ...policyCards(to),
  };
}

function generalCards(to: Reader, personName: string): Record<string, AdaptiveCard> {
  return {
    welcome: renderWelcome({ name: personName }, to),
    help: renderHelp({}, to),
    'help-not-understood': renderHelp({ lead: to.messages.chat.notUnderstood }, to),
    contact: renderContact({ contact: CONTACT, canAskPerson: true }, to),
    'contact-unknown': renderContact({}, to),
    'contact-ended': renderContact({ contact: CONTACT, endedCase: 'HD-1042' }, to),
    'status-empty': renderStatus({ resets: [] }, to),
  };
}

function askingCards(to: Reader, name: string): Record<string, AdaptiveCard> {
  const notHere: Eligibility = { eligible: false, reason: 'windows-8-1' };
  const few = [
    deviceRow({ name, preselected: true }),
    deviceRow({ id: 'pc', name, eligibility: notHere, ownership: 'personal', lastContactAt: undefined }),
  ];
  const forbidden = [
    deviceRow({ name, refusal: { reason: 'ownership-not-allowed', ownership: 'company' } }),
    deviceRow({ id: 'new', name, refusal: { reason: 'enrolled-too-recently', days: 7, allowedAt: NOW } }),
  ];
  const list = (rows: readonly DeviceRow[], page: number, search?: string) =>
    renderDeviceList({ promptId: 'p1', now: NOW, search, ...pageOfDevices(rows, { page, search }) }, to);
  const consequences = { promptId: 'p1', deviceName: name, expiresAt: NOW };
  return {
    'device-list': list(few, 0),
    'device-list-forbidden': list(forbidden, 0),
    'device-list-page': list(deviceRows(200), 1, 'phone'),
    'device-list-nothing-found': list(few, 0, 'zzzz'),
    'sign-in': renderSignIn({ promptId: 'p1', deviceName: name, expiresAt: NOW, purpose: 'reset' }, to),
    'sign-in-reveal': renderSignIn(
      { promptId: 'p1', deviceName: name, expiresAt: NOW, purpose: 'reveal' },
      to,
    ),
    consequences: renderConsequences(
      { ...consequences, kind: 'android-administrator', effect: REPLACED },
      to,
    ),
    'consequences-ios-missing': renderConsequences(
      { ...consequences, kind: 'ios', effect: REMOVED, missingConfirmation: true },
      to,
    ),
  };
}

function noticeCards(to: Reader, name: string): Record<string, AdaptiveCard> {
  return {
    'notice-chosen': notices.deviceChosen(name, to),
    'notice-signed-in': notices.signInDone(to),
    'notice-sign-in-expired': notices.signInExpired('d1', to),
    'notice-reveal-expired': notices.revealSignInExpired('r1', to),
    'notice-confirm-expired': notices.confirmExpired('d1', to),
    'notice-confirmed': notices.confirmed(name, to),
    'notice-canceled': notices.canceledNotice(to),
    'notice-replaced': notices.replacedNotice(to),
    'notice-withdrawn': notices.resetWithdrawn(name, to),
    'notice-sign-in-refused': notices.signInRefused('not-fresh', 'd1', to),
    'notice-chat': notices.chatNotice(to.messages.chat.noDevices, ['contact.show', 'status.show'], to),
  };
}

function resetCards(to: Reader, deviceName: string): Record<string, AdaptiveCard> {
  const device = { resetId: 'r1', deviceId: 'd1', deviceName };
  const android = { resetId: 'r1', deviceName, kind: 'android-administrator', effect: REPLACED } as const;
  const times = { requestedAt: NOW, updatedAt: NOW + 60_000 };
  const rows = [
    { deviceName, state: 'pending', requestedAt: NOW },
    { deviceName, state: 'failed', failure: 'failed-on-device', requestedAt: NOW - DAY_MS, endedAt: NOW },
  ] as const;
  return {
    'progress-pending': renderProgress({ resetId: 'r1', deviceName, state: 'pending', ...times }, to),
    'progress-failed': renderProgress({ resetId: 'r1', deviceName, state: 'failed', ...times }, to),
    confirmation: renderConfirmation(android, to),
    'confirmation-ios': renderConfirmation({ resetId: 'r1', deviceName, kind: 'ios', effect: REMOVED }, to),
    passcode: renderPasscode({ ...android, passcode: PASSCODE }, to),
    failure: renderFailure({ ...device, kind: 'ios', failure: 'failed-on-device' }, to),
    expired: renderExpired({ ...device, requestedAt: NOW - 3 * DAY_MS, endedAt: NOW }, to),
    status: renderStatus({ resets: rows }, to),
  };
}

function policyCards(to: Reader): Record<string, AdaptiveCard> {
  const asked = { refusal: { reason: 'approval-needed' }, caseNumber: 'HD-1042' } as const;
  const paused = { reason: 'paused', by: 'operator', note: 'Phishing *wave*' } as const;
  const outcome = { canceled: 1, tooLate: 2, locked: true, caseNumber: 'HD-1042' };
  return {
    'policy-approval-asked': renderPolicyRefusal(asked, to),
    'policy-approval-needed': renderPolicyRefusal({ refusal: { reason: 'approval-needed' } }, to),
    'policy-blocked': renderPolicyRefusal({ refusal: { reason: 'blocked' } }, to),
    'policy-hours': renderPolicyRefusal({ refusal: { reason: 'outside-hours', opensAt: NOW } }, to),
    'policy-paused': renderPolicyRefusal({ refusal: paused }, to),
    'not-me': renderNotMe(outcome, to),
    'not-me-alone': renderNotMe({ canceled: 0, tooLate: 0, locked: false, caseNumber: undefined }, to),
  };
}
