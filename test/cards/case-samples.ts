import type { AdaptiveCard } from '../../cards/card.ts';
import { renderCase } from '../../cards/case-card.ts';
import { renderHelperMessage, renderUserMessage } from '../../cards/case-message.ts';
import * as notices from '../../cards/case-notices.ts';
import { renderCaseOverview } from '../../cards/case-overview.ts';
import { renderCaseRating } from '../../cards/case-rating.ts';
import { renderCaseStats } from '../../cards/case-stats.ts';
import { renderDeskHelp, renderDeskStanding } from '../../cards/desk-notice.ts';
import { DEVICE_KINDS } from '../../locales/device-kinds.ts';
import type { Reader } from '../../locales/index.ts';
import type { Case, CaseDevice, CaseMessage } from '../../services/helpdesk/case.ts';
import type { Hours } from '../../services/policy/hours-schema.ts';
import { someCase } from '../harness/hand-cases.ts';

/** 22 November 2026, 13:00 UTC: 14:00 in Amsterdam. */
const NOW = Date.UTC(2026, 10, 22, 13, 0);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const NUMBER = 'HD-1042';
const HOURS: Hours = {
  timeZone: 'Europe/Amsterdam',
  week: [
    { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '08:00', to: '18:00' },
    { days: ['saturday'], from: '09:00', to: '12:00' },
  ],
  exceptions: [],
};
const HELPER = { oid: 'b2f1d5e3-8c47-4069-9dab-62e3f7081c21', name: 'Megan Bowen' };

const FAILED: Partial<Case> = {
  reason: 'failed',
  detail: 'failed-on-device',
  openedAt: NOW - 12 * MINUTE_MS,
  provenAt: NOW - 2 * MINUTE_MS,
  timeline: [
    { at: NOW - 14 * MINUTE_MS, what: 'reset', detail: 'pending' },
    { at: NOW - 12 * MINUTE_MS, what: 'reset', detail: 'failed-on-device' },
    { at: NOW - 12 * MINUTE_MS, what: 'opened' },
    { at: NOW - 11 * MINUTE_MS, what: 'user-wrote' },
  ],
};

/** A device of a case. */
function caseDevice(name: string): CaseDevice {
  return {
    id: 'd1',
    name,
    kind: 'ios',
    model: 'iPhone 15',
    operatingSystem: 'iOS',
    osVersion: '18.1',
    ownership: 'company',
    lastContactAt: NOW - 3 * HOUR_MS,
  };
}

function message(facts: Partial<CaseMessage> = {}): CaseMessage {
  return {
    sequence: 1,
    to: 'user',
    from: HELPER,
    text: 'Please switch it off and on again.\nThen tell me what you see.',
    attachments: [],
    change: 'new',
    sourceId: 'm1',
    at: NOW,
    ...facts,
  };
}

/** Every card about cases; those that name a device name this one. */
export function caseCards(to: Reader, deviceName: string): Record<string, AdaptiveCard> {
  return { ...deskCards(to, deviceName), ...userCards(to, deviceName) };
}

function deskCards(to: Reader, deviceName: string): Record<string, AdaptiveCard> {
  const device = caseDevice(deviceName);
  const chatUrl = 'https://teams.microsoft.com/l/chat/0/0?users=alexw%40example.com';
  const draw = (facts: Partial<Case>, url?: string): AdaptiveCard =>
    renderCase({ shown: someCase(facts), number: NUMBER, now: NOW, chatUrl: url }, to);
  const claimed = { state: 'claimed', claimedBy: HELPER, claimedAt: NOW - MINUTE_MS } as const;
  const approval = { reason: 'approval', device, provenAt: NOW - 3 * HOUR_MS } as const;
  const resolved = { ...claimed, state: 'resolved', resolution: 'solved', resolvedAt: NOW } as const;
  const rating = { stars: 5, comment: 'Quick, thank you', at: NOW };
  return {
    'case-open': draw({ ...FAILED, device }, chatUrl),
    'case-claimed': draw({ ...FAILED, ...claimed, device }, chatUrl),
    'case-approval': draw(approval, chatUrl),
    'case-urgent': draw({ reason: 'not-me', priority: 'urgent', undeliverable: 'user' }),
    'case-resolved': draw({ ...FAILED, ...resolved, device, rating }),
    'case-overview': renderCaseOverview(overview(), to),
    'case-overview-empty': renderCaseOverview({ waiting: [], mine: [], others: [], now: NOW }, to),
    'case-stats': renderCaseStats({ today: figures(2), week: figures(9) }, to),
    'desk-help': renderDeskHelp(to),
    'desk-standing': renderDeskStanding({ lines: [to.helpdesk.standing.running] }, to),
    'case-user-message': renderUserMessage(
      message({ attachments: [{ name: 'image.png', url: undefined }] }),
      to,
    ),
  };
}

function overview() {
  const row = (shown: Case, number = NUMBER) => ({
    shown,
    number,
    url: 'https://teams.microsoft.com/l/message/x',
  });
  const claimed = someCase({ state: 'claimed', claimedBy: HELPER, openedAt: NOW - HOUR_MS });
  const waiting = Array.from({ length: 10 }, (_, index) =>
    row(someCase({ openedAt: NOW - (12 - index) * MINUTE_MS, priority: index === 0 ? 'urgent' : 'normal' })),
  );
  return { waiting, mine: [row(claimed)], others: [row(claimed)], now: NOW };
}

function figures(count: number) {
  return {
    opened: count,
    resolved: count - 1,
    medianToClaimMs: 4 * MINUTE_MS,
    medianToResolveMs: count > 5 ? 90 * MINUTE_MS : undefined,
    resetsDone: { ios: 5 * count, 'android-fully-managed': count },
    resetsFailed: { ios: 1, 'windows-10-mobile': 1 },
  };
}

function userCards(to: Reader, deviceName: string): Record<string, AdaptiveCard> {
  const device = { deviceId: 'd1', deviceName };
  const user = { number: NUMBER, helper: HELPER.name };
  const link = { name: 'guide.pdf', url: 'https://contoso.sharepoint.example/guide.pdf' };
  return {
    'case-opened': notices.caseOpened(NUMBER, 3, to),
    'case-open-already': notices.caseOpenAlready(NUMBER, to),
    'case-out-of-hours': notices.caseOutOfHours(
      { number: NUMBER, opening: { at: NOW + 19 * HOUR_MS, hours: HOURS } },
      to,
    ),
    'case-taken': notices.caseClaimed(user, to),
    'case-released': notices.caseReleased(user, to),
    'case-ended': notices.caseClosed(user, to),
    'case-reset-offered': notices.resetOffered({ ...user, ...device }, to),
    'case-reset-approved': notices.resetApproved(device, to),
    'case-reset-denied': notices.resetDenied(device, to),
    'case-rating': renderCaseRating({ ...user, caseId: 'case-1', resolution: 'solved' }, to),
    'case-rated': notices.caseRated(NUMBER, to),
    'case-helper-message': renderHelperMessage(message({ attachments: [link] }), to),
    'case-helper-edit': renderHelperMessage(message({ change: 'edited' }), to),
  };
}

/** What stands in these cards and comes from elsewhere, or from `Intl`. */
export const CASE_DATA: readonly string[] = [
  ...Object.values(DEVICE_KINDS),
  ...['Alex', HELPER.name, 'iPhone 15', 'iOS 18.1', 'Quick, thank you', NUMBER, 'guide.pdf', 'image.png'],
  ...['Please switch it off and on again.', 'Then tell me what you see.'],
  ...['22 Nov 2026, 13:46', '22 Nov 2026, 13:48', '22 Nov 2026, 13:49', '4 mins', '1.5 hrs'],
];
