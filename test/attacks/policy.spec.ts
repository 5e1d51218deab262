import assert from 'node:assert/strict';
import type { AppParts } from '../../bot/app.ts';
import { en } from '../../locales/en.ts';
import { type DirectoryEntry, PLAIN_ENTRY } from '../../sandbox/intune/directory.ts';
import { ALEX, MEGAN } from '../../sandbox/people.ts';
import type { Device } from '../../services/devices/device.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../services/platform/clock.ts';
import { createMemoryApprovalBook } from '../../services/policy/approval-book.ts';
import type { ApprovalBook } from '../../services/policy/policy-gate.ts';
import { textIn } from '../harness/bot-answer.ts';
import { ANDROID, IPHONE, MEGANS } from '../harness/desk-devices.ts';
import { intuneOf } from '../harness/desk-intune.ts';
import { type DeskPerson, HAVE_DEVICE } from '../harness/desk-person.ts';
import type { DeskGround } from '../harness/desk-world.ts';
import { assertFailed } from '../harness/failed-reset.ts';
import { keepRuledDesks, type RuledDesk } from '../harness/ruled-desk.ts';
import { assertNothingReset, ordersIn } from './aftermath.ts';

const GROUP = 'a1ec0000-0000-4000-8000-00000000000a';
const APPROVED_ONLY = { stricterTiers: [{ groups: [GROUP], helpdeskApproval: true }] };

/** What becomes of a device while its reset is under way: from then on Intune says so to whoever asks. */
interface Meddling {
  become: Partial<Device>;
  readonly parts: (ground: DeskGround) => Partial<AppParts>;
}

function meddle(): Meddling {
  const meddling: Meddling = {
    become: {},
    parts(ground) {
      const { devices } = intuneOf(ground);
      return {
        devices: {
          ...devices,
          async findOwned(userId, deviceId) {
            const found = await devices.findOwned(userId, deviceId);
            const device = found && { ...found, ...meddling.become };
            return device?.userId === userId ? device : undefined;
          },
        },
      };
    },
  };
  return meddling;
}

/** The last thing that was written down about Alex is this refusal, and nothing was started. */
async function assertRefusedBy(desk: RuledDesk, line: string): Promise<void> {
  assert.equal((await desk.told()).at(-1), line);
  await assertNothingReset(desk);
}

describe('attack on the rules: a device that changes between the steps', () => {
  const openDesk = keepRuledDesks();
  const policy = {
    devices: {
      platforms: ['android-fully-managed', 'ios'],
      ownership: ['company'],
      minimumDaysSinceEnrolment: 3,
    },
  };
  const changes: Readonly<
    Record<string, readonly [become: Partial<Device>, line: (step: string) => string]>
  > = {
    'owned by the person': [{ ownership: 'personal' }, () => 'reset-refused:ownership-not-allowed'],
    'enrolled a moment ago': [{ enrolledAt: Date.now() }, () => 'reset-refused:enrolled-too-recently'],
    'of unknown age': [{ enrolledAt: undefined }, () => 'reset-refused:enrolment-unknown'],
    'of another kind': [
      { enrollmentType: 'androidEnterpriseCorporateWorkProfile' },
      () => 'reset-refused:platform-not-allowed',
    ],
    'a colleague’s': [{ userId: MEGAN.oid }, (step) => `foreign-id:${step}`],
    'nobody’s': [{ userId: '' }, (step) => `foreign-id:${step}`],
  };

  for (const [what, [become, line]] of Object.entries(changes)) {
    it(`${what} since it was picked is not confirmed`, async () => {
      const meddling = meddle();
      const desk = await openDesk({ parts: meddling.parts });
      desk.rules.set(policy);
      const asked = await desk.alex.reachSignIn(ANDROID);
      meddling.become = become;

      await desk.alex.signIn(asked);

      await assertRefusedBy(desk, line('begin'));
    });

    it(`${what} since the consequences were shown is not reset`, async () => {
      const meddling = meddle();
      const desk = await openDesk({ parts: meddling.parts });
      desk.rules.set(policy);
      const card = await desk.alex.reachConsequences(ANDROID);
      meddling.become = become;

      await desk.alex.click(card, 'consequences.confirm', HAVE_DEVICE);

      await assertRefusedBy(desk, line('request'));
    });
  }

  for (const [what, become, reason] of [
    ['a colleague’s', { userId: MEGAN.oid }, 'not-your-device'],
    ['about to be wiped', { managementState: 'wipePending' }, 'rejected'],
  ] as const)
    it(`${what} since it was confirmed gets no POST`, async () => {
      const meddling = meddle();
      const desk = await openDesk({
        parts: (ground) => ({
          ...meddling.parts(ground),
          resetStore: {
            ...ground.resetStore,
            create(reset) {
              meddling.become = become;
              return ground.resetStore.create(reset);
            },
          },
        }),
      });

      await desk.alex.confirm(ANDROID);

      await assertFailed(desk, reason, 0);
    });

  it('a colleague’s since it was reset shows no passcode', async () => {
    const meddling = meddle();
    const desk = await openDesk({ parts: meddling.parts });
    const done = await desk.alex.reachEnd(ANDROID, en.confirmation.title);
    meddling.become = { userId: MEGAN.oid };

    const answer = await desk.alex.click(done, 'passcode.show');

    assert.equal(textIn(answer), en.chat.revealRefused('no-such-reset'));
    assert.equal((await desk.told()).at(-1), 'foreign-id');
  });
});

describe('attack on the rules: a person or a policy that changes between the steps', () => {
  const openDesk = keepRuledDesks();

  // A membership that was read counts for a minute.
  const people: Readonly<
    Record<
      string,
      readonly [policy: object, before: Partial<DirectoryEntry>, after: Partial<DirectoryEntry>, line: string]
    >
  > = {
    'who left the allowed group': [
      { people: { allowedGroups: [GROUP] } },
      { groups: [GROUP] },
      { groups: [] },
      'reset-refused:group-not-allowed',
    ],
    'who came into a blocked group': [
      { people: { blockedGroups: [GROUP] } },
      { groups: [] },
      { groups: [GROUP] },
      'reset-refused:group-not-allowed',
    ],
    'who came into a stricter tier': [
      APPROVED_ONLY,
      { groups: [] },
      { groups: [GROUP] },
      'reset-refused:approval-needed',
    ],
    'whose password was just changed': [
      { people: { hoursSinceMethodChange: 24 } },
      {},
      { passwordChangedAt: new Date().toISOString() },
      'reset-refused:methods-changed',
    ],
    'whose way to sign in was just added': [
      { people: { hoursSinceMethodChange: 24 } },
      {},
      { methodsAddedAt: [new Date().toISOString()] },
      'reset-refused:methods-changed',
    ],
  };
  for (const [what, [policy, before, after, line]] of Object.entries(people)) {
    it(`somebody ${what} during the sign-in is refused`, async () => {
      const directory = new Map([[ALEX.oid, { ...PLAIN_ENTRY, ...before }]]);
      const desk = await openDesk({ directory });
      desk.rules.set(policy);
      const asked = await desk.alex.reachSignIn(ANDROID);
      directory.set(ALEX.oid, { ...PLAIN_ENTRY, ...after });
      await desk.time.jump(MINUTE_MS);

      await desk.alex.signIn(asked);

      await assertRefusedBy(desk, line);
    });

    it(`somebody ${what} before confirming is refused`, async () => {
      const directory = new Map([[ALEX.oid, { ...PLAIN_ENTRY, ...before }]]);
      const desk = await openDesk({ directory });
      desk.rules.set(policy);
      const card = await desk.alex.reachConsequences(ANDROID);
      directory.set(ALEX.oid, { ...PLAIN_ENTRY, ...after });
      await desk.time.jump(MINUTE_MS);

      await desk.alex.click(card, 'consequences.confirm', HAVE_DEVICE);

      await assertRefusedBy(desk, line);
    });
  }

  it('somebody whose groups cannot be read is refused', async () => {
    const desk = await openDesk();
    desk.rules.set({ people: { blockedGroups: [GROUP] } });
    desk.world.intune.faults.add({ pathPattern: '/v1.0/**/checkMemberGroups', status: 403 });
    desk.world.intune.faults.add({ pathPattern: '/v1.0/$batch', status: 403 });
    const list = await desk.alex.askForReset();

    await desk.alex.click(list, ({ data }) => data['device'] === desk.alex.device(ANDROID.name).managed.id);

    await assertNothingReset(desk);
    assert.ok(!(await desk.told()).includes('reset-requested'));
  });

  const policies: Readonly<Record<string, readonly [policy: object, line: string]>> = {
    'allows other platforms only': [
      { devices: { platforms: ['ios'] } },
      'reset-refused:platform-not-allowed',
    ],
    'allows no group of theirs': [{ people: { allowedGroups: [GROUP] } }, 'reset-refused:group-not-allowed'],
    'is closed now': [{ hours: closedNow() }, 'reset-refused:outside-hours'],
    'asks for an authentication context': [
      { signIn: { authenticationContext: 'c1' } },
      'reset-refused:context-not-proven',
    ],
  };
  for (const [what, [policy, line]] of Object.entries(policies)) {
    it(`a policy that ${what} since the consequences were shown is followed at the confirmation`, async () => {
      const desk = await openDesk();
      const card = await desk.alex.reachConsequences(ANDROID);
      desk.rules.set(policy);

      await desk.alex.click(card, 'consequences.confirm', HAVE_DEVICE);

      await assertRefusedBy(desk, line);
    });
  }

  it('a policy that shows a passcode once only is followed for one that was shown', async () => {
    const desk = await openDesk();
    const done = await desk.alex.reachEnd(ANDROID, en.confirmation.title);
    await desk.alex.click(done, 'passcode.show');
    desk.rules.set({ reveal: { times: 1 } });

    const answer = await desk.alex.click(done, 'passcode.show');

    assert.equal(textIn(answer), en.chat.revealRefused('shown-too-often'));
  });

  it('the limit of a person holds over devices and chats', async () => {
    const desk = await openDesk();
    desk.rules.set({ limits: { perUser: { resets: 1, hours: 24 } } });
    await desk.alex.reachEnd(ANDROID, en.confirmation.title);
    const elsewhere = desk.seat({ conversationId: 'a:another-chat' });
    const card = await elsewhere.reachConsequences(IPHONE);

    await elsewhere.click(card, 'consequences.confirm', HAVE_DEVICE);

    assert.equal((await desk.told()).at(-1), 'reset-refused:user-limit');
    assert.equal(ordersIn(desk).length, 1);
  });

  it('too many resets in the tenant pause all, and it is written down', async () => {
    const desk = await openDesk();
    desk.rules.set({ anomalyBrake: { resets: 1, minutes: 10 } });
    await desk.alex.reachEnd(ANDROID, en.confirmation.title);
    const megan = desk.seat({ person: MEGAN });
    const card = await megan.reachConsequences(MEGANS);

    await megan.click(card, 'consequences.confirm', HAVE_DEVICE);

    assert.equal((await desk.rules.pause.read())?.by, 'brake');
    assert.ok(
      (await desk.audited()).some(({ kind, detail }) => kind === 'resets-paused' && detail === 'brake'),
    );
    assert.equal(ordersIn(desk).length, 1);
  });
});

describe('attack on approvals', () => {
  const openDesk = keepRuledDesks();

  /** A desk where Alex needs an approval, and the book in which it would stand. */
  async function openStrict(): Promise<{ readonly desk: RuledDesk; readonly book: ApprovalBook }> {
    const directory = new Map([ALEX, MEGAN].map(({ oid }) => [oid, { ...PLAIN_ENTRY, groups: [GROUP] }]));
    const books: ApprovalBook[] = [];
    const desk = await openDesk({
      directory,
      parts: ({ clock }) => {
        const approvals = createMemoryApprovalBook(clock);
        books.push(approvals);
        return { approvals };
      },
    });
    desk.rules.set(APPROVED_ONLY);
    const [book] = books;
    assert.ok(book);
    return { desk, book };
  }

  const goodFor = (desk: RuledDesk, ms: number) => ({ by: 'helper', goodUntil: desk.clock.now() + ms });
  const idOf = (person: DeskPerson, { name }: { readonly name: string }) => person.device(name).managed.id;

  async function pick({ alex }: RuledDesk, device: typeof ANDROID): Promise<void> {
    const list = await alex.askForReset();
    await alex.click(
      list,
      ({ verb, data }) => verb === 'device.pick' && data['device'] === idOf(alex, device),
    );
  }

  it('one for another device is of no use', async () => {
    const { desk, book } = await openStrict();
    await book.grant({ userId: ALEX.oid, deviceId: idOf(desk.alex, IPHONE), ...goodFor(desk, HOUR_MS) });

    await pick(desk, ANDROID);

    await assertRefusedBy(desk, 'reset-refused:approval-needed');
  });

  it('one for another person’s reset of the same device is of no use', async () => {
    const { desk, book } = await openStrict();
    await book.grant({ userId: MEGAN.oid, deviceId: idOf(desk.alex, ANDROID), ...goodFor(desk, HOUR_MS) });

    await pick(desk, ANDROID);

    await assertRefusedBy(desk, 'reset-refused:approval-needed');
  });

  it('one that ended before it was asked for is of no use', async () => {
    const { desk, book } = await openStrict();
    await book.grant({ userId: ALEX.oid, deviceId: idOf(desk.alex, ANDROID), ...goodFor(desk, HOUR_MS) });
    await desk.time.jump(HOUR_MS);

    await pick(desk, ANDROID);

    await assertRefusedBy(desk, 'reset-refused:approval-needed');
  });

  it('one that ends while the consequences are shown is of no use at the confirmation', async () => {
    const { desk, book } = await openStrict();
    await book.grant({ userId: ALEX.oid, deviceId: idOf(desk.alex, ANDROID), ...goodFor(desk, MINUTE_MS) });
    const card = await desk.alex.reachConsequences(ANDROID);
    await desk.time.jump(MINUTE_MS);

    await desk.alex.click(card, 'consequences.confirm', HAVE_DEVICE);

    await assertRefusedBy(desk, 'reset-refused:approval-needed');
  });

  it('one that was used is used up', async () => {
    const { desk, book } = await openStrict();
    await book.grant({ userId: ALEX.oid, deviceId: idOf(desk.alex, ANDROID), ...goodFor(desk, DAY_MS) });
    await desk.alex.reachEnd(ANDROID, en.confirmation.title);
    await desk.settled();

    await pick(desk, ANDROID);

    assert.equal((await desk.told()).at(-1), 'reset-refused:approval-needed');
    assert.equal(ordersIn(desk).length, 1);
  });

  it('one by the person themselves cannot be entered', async () => {
    const { desk, book } = await openStrict();
    const own = { userId: ALEX.oid, deviceId: idOf(desk.alex, ANDROID), by: ALEX.oid.toUpperCase() };

    await assert.rejects(book.grant({ ...own, goodUntil: desk.clock.now() + HOUR_MS }), /somebody else/);

    await pick(desk, ANDROID);
    await assertRefusedBy(desk, 'reset-refused:approval-needed');
  });
});

/** Hours that are over today, whatever day it is. */
function closedNow(): object {
  const day = (offset: number): string => new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10);
  const everyDay = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  return {
    timeZone: 'UTC',
    week: [{ days: everyDay, from: '00:00', to: '24:00' }],
    exceptions: [-1, 0, 1].map((offset) => ({ date: day(offset), open: [] })),
  };
}
