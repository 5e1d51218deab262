import assert from 'node:assert/strict';
import { PLATFORMS } from '../../../services/devices/platforms.ts';
import { parsePolicy, type PolicyProblem } from '../../../services/policy/parse-policy.ts';
import { DEFAULT_POLICY, groupsNamedIn, type Policy } from '../../../services/policy/policy.ts';
import { GROUP_A, GROUP_B, GROUP_C, somePolicy } from './some-policy.ts';

const MONDAYS = 'week: [{ days: [monday], from: 08:00, to: 18:00 }]';
const BACKWARDS = 'week: [{ days: [monday], from: 22:00, to: 06:00 }]';

const MANY_GROUPS = JSON.stringify({
  stricterTiers: Array.from({ length: 5 }, (_, tier) => ({
    groups: Array.from(
      { length: 81 },
      (_, i) => GROUP_A.slice(0, -4) + String(tier * 1000 + i).padStart(4, '0'),
    ),
    helpdeskApproval: true,
  })),
});

/** What a file says; fails the test where it is no policy. */
function policyOf(text: string): Policy {
  const policy = parsePolicy(text);
  assert.ok(policy.ok, JSON.stringify(policy));
  return policy.value;
}

/** What is wrong with a file; fails the test where nothing is. */
function problemsOf(text: string): readonly PolicyProblem[] {
  const policy = parsePolicy(text);
  assert.ok(!policy.ok);
  return policy.error;
}

function pathsOf(text: string): readonly string[] {
  return problemsOf(text)
    .map(({ path }) => path)
    .sort();
}

describe('parsePolicy', () => {
  const wrong: readonly [what: string, text: string, path: string][] = [
    ['a key that nobody knows', 'limit: {}', 'limit'],
    ['one deep inside', 'limits: { perUser: { resets: 1, hours: 1, days: 1 } }', 'limits.perUser.days'],
    ['half a limit', 'limits: { perUser: { resets: 1 } }', 'limits.perUser.hours'],
    ['a limit of none', 'limits: { perUser: { resets: 0, hours: 1 } }', 'limits.perUser.resets'],
    ['a limit beyond a week', 'limits: { perUser: { resets: 1, hours: 169 } }', 'limits.perUser.hours'],
    ['a user limit that is off', 'limits: { perUser: false }', 'limits.perUser'],
    [
      'a text for a number',
      'devices: { minimumDaysSinceEnrolment: "7" }',
      'devices.minimumDaysSinceEnrolment',
    ],
    ['an empty section', 'devices:', 'devices'],
    ['no platform at all', 'devices: { platforms: [] }', 'devices.platforms'],
    ['a platform that cannot be reset', 'devices: { platforms: [macos] }', 'devices.platforms.0'],
    ['nobody allowed', 'people: { allowedGroups: [] }', 'people.allowedGroups'],
    ['a group by its name', 'people: { blockedGroups: [Interns] }', 'people.blockedGroups.0'],
    [
      'a context that Entra does not have',
      'signIn: { authenticationContext: c100 }',
      'signIn.authenticationContext',
    ],
    ['a tier that demands nothing', `stricterTiers: [{ groups: [${GROUP_A}] }]`, 'stricterTiers.0'],
    [
      'a tier for nobody',
      'stricterTiers: [{ groups: [], helpdeskApproval: true }]',
      'stricterTiers.0.groups',
    ],
    ['a time zone that does not exist', `hours: { timeZone: Europe/Nowhere, ${MONDAYS} }`, 'hours.timeZone'],
    ['hours without days', 'hours: { timeZone: UTC }', 'hours.week'],
    ['hours that are on', 'hours: true', 'hours'],
    ['hours that end before they begin', `hours: { timeZone: UTC, ${BACKWARDS} }`, 'hours.week.0'],
    ['a tenant limit without its hours', 'limits: { perTenant: { resets: 9 } }', 'limits.perTenant.hours'],
    ['a longer reveal than 900 s', 'reveal: { windowSeconds: 901 }', 'reveal.windowSeconds'],
    ['more than five reveals', 'reveal: { times: 6 }', 'reveal.times'],
    [
      'a link that is no web address',
      'helpdesk: { contact: { site: { name: x, url: "javascript:1" } } }',
      'helpdesk.contact.site.url',
    ],
    ['more groups than one request asks for', MANY_GROUPS, ''],
    ['a list where a file should have keys', '- 1', ''],
    ['a text', 'off', ''],
  ];
  for (const [what, text, path] of wrong) {
    it(`refuses ${what}, and names ${path || 'the whole'}`, () => {
      assert.deepEqual(pathsOf(text), [path]);
    });
  }

  const noYaml: readonly [what: string, text: string][] = [
    ['a bracket that is open', 'devices: {'],
    ['a key twice', 'reveal: { times: 1 }\nreveal: { times: 5 }'],
    ['two documents', 'reveal: { times: 1 }\n---\nreveal: { times: 5 }'],
    ['a tag that nobody knows', 'reveal: !secret { times: 1 }'],
  ];
  for (const [what, text] of noYaml) {
    it(`refuses ${what}, and names the line`, () => {
      assert.match(problemsOf(text)[0]?.path ?? '', /^line-[1-9]/);
    });
  }

  it('refuses what unfolds without an end', () => {
    const layers = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`);
    assert.deepEqual(problemsOf(['a0: &a0 [x]', ...layers].join('\n'))[0]?.problem, 'too-many-aliases');
  });

  it('finds all problems at once, and never tells what stands there', () => {
    const secret = 'hunter2';
    const text = `${secret}: 1\nreveal: { times: ${secret} }\nsignIn: { authenticationContext: ${secret} }`;
    const problems = problemsOf(text);
    assert.equal(problems.length, 3);
    assert.ok(problems.every(({ problem }) => !problem.includes(secret)));
  });

  for (const text of ['', '# nothing yet\n', '{}', '---\n']) {
    it(`takes ${JSON.stringify(text)} for the defaults`, () => {
      assert.deepEqual(policyOf(text), DEFAULT_POLICY);
    });
  }

  it('lets every kind of device pass that can be reset, by default', () => {
    const resettable = Object.entries(PLATFORMS).flatMap(([kind, row]) =>
      typeof row === 'object' ? [kind] : [],
    );
    assert.deepEqual([...DEFAULT_POLICY.devices.platforms].sort(), resettable.sort());
  });

  it('reads JSON and YAML alike', () => {
    const says = { $schema: './policy.schema.json', devices: { platforms: ['ios'] }, anomalyBrake: false };
    const yaml =
      '$schema: ./policy.schema.json\ndevices:\n  platforms: [ios] # phones\nanomalyBrake: false\n';
    assert.deepEqual(policyOf(yaml), policyOf(JSON.stringify(says, null, '\t')));
    assert.deepEqual(policyOf(yaml).devices.platforms, ['ios']);
  });

  it('keeps what a section leaves out as it is by default', () => {
    const { limits } = policyOf('limits: { perUser: { resets: 1, hours: 1 } }');
    assert.deepEqual(limits.perUser, { resets: 1, hours: 1 });
    assert.deepEqual(limits.perDevice, DEFAULT_POLICY.limits.perDevice);
  });

  it('takes times and dates as they are usually written, without quotes', () => {
    const { hours } = policyOf(`
hours:
  timeZone: Europe/Amsterdam
  week: [{ days: [monday], from: 08:00, to: 24:00 }]
  exceptions: [{ date: 2026-12-25 }]`);
    assert.ok(hours !== false);
    assert.deepEqual(hours.week, [{ days: ['monday'], from: '08:00', to: '24:00' }]);
    assert.deepEqual(hours.exceptions, [{ date: '2026-12-25', open: [] }]);
  });
});

describe('groupsNamedIn', () => {
  it('names each group once, in lower case, wherever the rules name it', () => {
    const policy = somePolicy({
      people: { allowedGroups: [GROUP_A.toUpperCase()], blockedGroups: [GROUP_B] },
      stricterTiers: [{ groups: [GROUP_C, GROUP_A], helpdeskApproval: true }],
    });
    assert.deepEqual(groupsNamedIn(policy), [GROUP_A, GROUP_B, GROUP_C]);
    assert.deepEqual(groupsNamedIn(DEFAULT_POLICY), []);
  });
});
