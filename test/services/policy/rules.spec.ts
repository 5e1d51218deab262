import assert from 'node:assert/strict';
import { DAY_MS, HOUR_MS } from '../../../services/platform/clock.ts';
import type { PolicyRefusal } from '../../../services/policy/policy-refusal.ts';
import {
  blockRule,
  clearanceFor,
  enrolmentRule,
  groupRule,
  hoursRule,
  methodRule,
  ownershipRule,
  pauseRule,
  platformRule,
} from '../../../services/policy/rules.ts';
import { someDevice } from '../devices/some-device.ts';
import { GROUP_A, GROUP_B, GROUP_C, somePolicy } from './some-policy.ts';

/** A Monday, nine o'clock in Amsterdam. */
const NOW = Date.parse('2026-01-05T09:00:00+01:00');

const days = (minimumDaysSinceEnrolment: number): object => ({ devices: { minimumDaysSinceEnrolment } });
const enrolled = (daysAgo: number): ReturnType<typeof someDevice> =>
  someDevice({ enrolledAt: NOW - daysAgo * DAY_MS });
const hours = (from: string, to: string): object => ({
  hours: { timeZone: 'Europe/Amsterdam', week: [{ days: ['monday'], from, to }] },
});
const people = (rules: object): object => ({ people: rules });

type Row = readonly [rule: string, verdict: PolicyRefusal | undefined, expected: PolicyRefusal | undefined];

const ROWS: readonly Row[] = [
  [
    'a pause of an operator, with the words for users',
    pauseRule({ at: 1, by: 'operator@example.com', note: 'Until noon.' }),
    { reason: 'paused', by: 'operator', note: 'Until noon.' },
  ],
  [
    'a pause of the brake',
    pauseRule({ at: 1, by: 'brake', note: '' }),
    { reason: 'paused', by: 'brake', note: '' },
  ],
  ['no pause', pauseRule(undefined), undefined],
  ['a block', blockRule({ at: 1, by: 'not-me', note: '' }), { reason: 'blocked' }],
  ['no block', blockRule(undefined), undefined],
  [
    'a platform that is not named',
    platformRule(somePolicy({ devices: { platforms: ['ios'] } }), 'aosp-user'),
    { reason: 'platform-not-allowed' },
  ],
  ['one that is', platformRule(somePolicy({ devices: { platforms: ['ios'] } }), 'ios'), undefined],
  ['any platform by default', platformRule(somePolicy(), 'visionos'), undefined],
  [
    'an ownership that is not named',
    ownershipRule(somePolicy({ devices: { ownership: ['company'] } }), someDevice({ ownership: 'personal' })),
    { reason: 'ownership-not-allowed', ownership: 'personal' },
  ],
  [
    'an unknown ownership that is not named',
    ownershipRule(somePolicy({ devices: { ownership: ['company'] } }), someDevice({ ownership: 'unknown' })),
    { reason: 'ownership-not-allowed', ownership: 'unknown' },
  ],
  ['any ownership by default', ownershipRule(somePolicy(), someDevice({ ownership: 'unknown' })), undefined],
  [
    'a device enrolled a moment too late',
    enrolmentRule(somePolicy(days(7)), someDevice({ enrolledAt: NOW - 7 * DAY_MS + 1 }), NOW),
    { reason: 'enrolled-too-recently', days: 7, allowedAt: NOW + 1 },
  ],
  ['one enrolled just long enough ago', enrolmentRule(somePolicy(days(7)), enrolled(7), NOW), undefined],
  [
    'one of which Intune does not say when it was enrolled',
    enrolmentRule(somePolicy(days(7)), someDevice(), NOW),
    { reason: 'enrolment-unknown', days: 7 },
  ],
  ['the same without such a rule', enrolmentRule(somePolicy(), someDevice(), NOW), undefined],
  ['any time by default', hoursRule(somePolicy(), NOW), undefined],
  ['opening hours', hoursRule(somePolicy(hours('08:00', '18:00')), NOW), undefined],
  [
    'the time before them',
    hoursRule(somePolicy(hours('10:00', '18:00')), NOW),
    { reason: 'outside-hours', opensAt: NOW + HOUR_MS },
  ],
  [
    'a member of no allowed group',
    groupRule(somePolicy(people({ allowedGroups: [GROUP_A] })), new Set([GROUP_B])),
    { reason: 'group-not-allowed' },
  ],
  [
    'a member of one of them',
    groupRule(somePolicy(people({ allowedGroups: [GROUP_A, GROUP_B] })), new Set([GROUP_B])),
    undefined,
  ],
  [
    'a member of a blocked group, also where another allows it',
    groupRule(
      somePolicy(people({ allowedGroups: [GROUP_A], blockedGroups: [GROUP_B] })),
      new Set([GROUP_A, GROUP_B]),
    ),
    { reason: 'group-not-allowed' },
  ],
  ['everybody by default', groupRule(somePolicy(), new Set()), undefined],
  [
    'ways to sign in that were just changed',
    methodRule(somePolicy(people({ hoursSinceMethodChange: 24 })), NOW - 24 * HOUR_MS + 1, NOW),
    { reason: 'methods-changed', allowedAt: NOW + 1 },
  ],
  [
    'ways to sign in that were changed long enough ago',
    methodRule(somePolicy(people({ hoursSinceMethodChange: 24 })), NOW - 24 * HOUR_MS, NOW),
    undefined,
  ],
];

describe('policy rules', () => {
  for (const [rule, verdict, expected] of ROWS) {
    it(`${expected === undefined ? 'let through' : 'refuse'} ${rule}`, () => {
      assert.deepEqual(verdict, expected);
    });
  }
});

describe('clearanceFor', () => {
  const policy = somePolicy({
    signIn: { authenticationContext: 'c1' },
    stricterTiers: [
      { groups: [GROUP_A], helpdeskApproval: true },
      { groups: [GROUP_B], authenticationContext: 'c2' },
      { groups: [GROUP_C, GROUP_B], authenticationContext: 'c3', helpdeskApproval: true },
    ],
  });

  const members: readonly [who: string, memberOf: string[], context: string, needsApproval: boolean][] = [
    ['everybody: the context of all', [], 'c1', false],
    ['a tier without a context: that of all, and an approval', [GROUP_A], 'c1', true],
    ['several tiers: the first context, and every approval', [GROUP_B], 'c2', true],
    ['the last tier', [GROUP_C], 'c3', true],
  ];
  for (const [who, memberOf, requiredContext, needsApproval] of members) {
    it(`demands of ${who}`, () => {
      assert.deepEqual(clearanceFor(policy, new Set(memberOf)), { requiredContext, needsApproval });
    });
  }

  it('demands nothing by default', () => {
    const clearance = clearanceFor(somePolicy(), new Set([GROUP_A]));
    assert.deepEqual(clearance, { requiredContext: undefined, needsApproval: false });
  });
});
