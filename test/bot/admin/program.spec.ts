import assert from 'node:assert/strict';
import { CommanderError } from 'commander';
import { z } from 'zod';
import type { AdminDesk } from '../../../bot/admin/admin-desk.ts';
import { createAdminProgram } from '../../../bot/admin/program.ts';
import type { HelpdeskStanding } from '../../../bot/helpdesk-channel.ts';
import { adminWords } from '../../../locales/admin.ts';
import { createChainHash, readEvent } from '../../../services/audit/audit-chain.ts';
import { createAuditTrail } from '../../../services/audit/audit-trail.ts';
import { createMemoryAuditStore } from '../../../services/audit/memory-audit-store.ts';
import { createMemoryCaseStore } from '../../../services/helpdesk/memory-case-store.ts';
import { createMemoryBlockList } from '../../../services/policy/block-list.ts';
import { createOperatorDesk } from '../../../services/policy/operator-desk.ts';
import { createMemoryPauseSwitch } from '../../../services/policy/pause-switch.ts';
import { createMemoryResetStore } from '../../../services/resets/memory-reset-store.ts';
import { someCase } from '../../harness/hand-cases.ts';
import { someEvent } from '../../services/audit/some-event.ts';
import { allOf, HandRecords } from '../../services/privacy/hand-records.ts';
import { someReset } from '../../services/resets/some-reset.ts';

const Export = z.object({
  userId: z.string(),
  kept: z.record(z.string(), z.array(z.unknown())),
  audit: z.array(z.unknown()),
});

const TENANT = 'tenant-1';
const BY = { kind: 'operator', id: 'root' } as const;

/** A command line in memory. */
function openSeat() {
  const hashOf = createChainHash(undefined);
  const auditStore = createMemoryAuditStore(hashOf);
  const pause = createMemoryPauseSwitch();
  const blocks = createMemoryBlockList();
  const resets = createMemoryResetStore();
  const clock = { now: (): number => 1_000 };
  const audit = createAuditTrail(auditStore);
  const records = new HandRecords();
  const cases = createMemoryCaseStore();
  const channel: { standing: HelpdeskStanding } = { standing: 'reachable' };
  const switches = createOperatorDesk({ tenantId: TENANT, pause, blocks, audit, clock });
  const desk: AdminDesk = {
    ...{ tenantId: TENANT, operator: BY, switches, resets, auditStore, hashOf, clock },
    ...{ cases, standing: () => Promise.resolve(channel.standing) },
    ...{ isKeyed: false, auditRetentionMs: 10_000, records, audit },
  };
  const printed: string[] = [];
  const failures: string[] = [];
  const opened: string[] = [];
  async function run(...words: string[]): Promise<string> {
    printed.length = 0;
    const program = createAdminProgram({
      open: () => Promise.resolve((opened.push(words.join(' ')), desk)),
      print: (text) => void printed.push(text),
      fail: () => void failures.push(words.join(' ')),
    });
    for (const command of [program, ...program.commands, ...program.commands.flatMap((c) => c.commands)]) {
      command.exitOverride().configureOutput({ writeErr: () => undefined });
    }
    await program.parseAsync(words, { from: 'user' });
    return printed.join('');
  }
  const kinds = async (): Promise<readonly string[]> =>
    (await auditStore.read(TENANT, 0, 100)).map((entry) => {
      const event = readEvent(entry);
      return event.ok ? event.value.kind : event.error;
    });
  return { run, cases, channel, pause, blocks, resets, records, auditStore, audit, kinds, failures, opened };
}

describe('the command line', () => {
  it('pauses with words for the users, and lets go on, both written down', async () => {
    const { run, pause, kinds } = openSeat();
    await run('pause', '--reason', 'We are looking into something.');
    assert.deepEqual(await pause.read(), { at: 1_000, by: 'root', note: 'We are looking into something.' });
    assert.match(await run('status'), /paused since 1970-01-01T00:00:01\.000Z by root: We are looking/);
    assert.match(await run('resume'), /go on/);
    assert.equal(await pause.read(), undefined);
    assert.equal(await run('resume'), `${adminWords.resume.notPaused}\n`);
    assert.deepEqual(await kinds(), ['resets-paused', 'resets-resumed']);
  });

  it('does not pause without a reason', async () => {
    const { run, opened } = openSeat();
    await assert.rejects(run('pause'), CommanderError);
    assert.deepEqual(opened, []);
  });

  it('lifts a block, once, whatever the case of the id', async () => {
    const { run, blocks, kinds } = openSeat();
    await blocks.block('user-1', { at: 500, by: 'not-me', note: '' });
    assert.match(await run('status'), /user-1 since .* by not-me/);
    await run('unblock', 'USER-1');
    assert.equal(await blocks.find('user-1'), undefined);
    assert.match(await run('unblock', 'user-1'), /was not blocked/);
    assert.deepEqual(await kinds(), ['user-unblocked']);
  });

  it('keeps a block where lifting it cannot be written down', async () => {
    const { run, blocks, auditStore } = openSeat();
    await blocks.block('user-1', { at: 500, by: 'not-me', note: '' });
    auditStore.append = () => Promise.reject(new Error('away'));
    await assert.rejects(run('unblock', 'user-1'), /away/);
    assert.notEqual(await blocks.find('user-1'), undefined);
  });

  it('says how things are as JSON', async () => {
    const helpdesk = { standing: 'reachable', waiting: 0, unreachable: [] };
    assert.deepEqual(JSON.parse(await openSeat().run('status', '--json')), { blocked: [], helpdesk });
  });

  it('says whether the helpdesk is reached, and which cases nobody there can see', async () => {
    const { run, cases, channel } = openSeat();
    await cases.create(someCase({ undeliverable: 'helpdesk' }));
    channel.standing = 'refused';
    const status = await run('status');
    assert.match(status, /refuses the helpdesk’s channel/);
    assert.match(status, /1 cases wait for a helper\.\n.*call their users: HD-1001/);
  });

  it('exports cases with their ratings', async () => {
    const { run, cases } = openSeat();
    const { current } = await cases.create(someCase());
    const csv = await run(
      'cases',
      'export',
      '--format',
      'csv',
      '--from',
      new Date(current.openedAt).toISOString(),
    );
    assert.match(csv, /^number,state,/);
    assert.match(csv, /\nHD-1001,open,/);
    assert.equal(await run('cases', 'export', '--until', new Date(current.openedAt).toISOString()), '');
  });

  it('tells a user’s history: resets without names, then what the audit has', async () => {
    const { run, resets, audit } = openSeat();
    await resets.create(someReset({ userId: 'user-1' }));
    await audit.record(someEvent({ subject: 'user-1' }));
    const lines = (await run('history', 'User-1')).trim().split('\n');
    assert.equal(lines.length, 2);
    assert.match(lines[0] ?? '', /^\{"reset":\{"id":"reset-1","state":"requested"/);
    assert.doesNotMatch(lines[0] ?? '', /name/);
    assert.match(lines[1] ?? '', /^\{"event":\{"id":"event-1"/);
    assert.match(await run('history', 'user-2'), /nothing about user-2/);
  });

  it('verifies the audit, prints its head, and fails where it was tampered with', async () => {
    const { run, audit, failures, auditStore } = openSeat();
    await audit.record(someEvent());
    const clean = await run('audit', 'verify');
    assert.match(clean, /^1 events checked, nothing was tampered with\.\n/);
    const head = /(\d+:[0-9a-f]{64})/.exec(clean)?.[1] ?? '';
    await run('audit', 'verify', '--expect', head);
    assert.deepEqual(failures, []);
    auditStore.read = () => Promise.resolve([]);
    assert.match(await run('audit', 'verify'), /^Events 1 to 1 are missing at the end\.\n/);
    assert.deepEqual(failures, ['audit verify']);
  });

  it('exports the audit of a user and a time', async () => {
    const { run, audit } = openSeat();
    await audit.record(someEvent({ at: Date.parse('2026-11-22T09:00:00Z'), subject: 'user-1' }));
    const csv = await run('audit', 'export', '--format', 'csv', '--user', 'USER-1', '--from', '2026-11-22');
    assert.match(csv, /\n1,2026-11-22T09:00:00\.000Z,reset-sent/);
    assert.equal(await run('audit', 'export', '--until', '2026-11-22'), '');
  });

  it('prints everything that is kept about a user, the audit included', async () => {
    const { run, audit } = openSeat();
    await audit.record(someEvent({ subject: 'user-1' }));
    const { userId, kept, audit: audited } = Export.parse(JSON.parse(await run('export', 'USER-1')));
    assert.deepEqual([userId, audited.length], ['user-1', 1]);
    assert.deepEqual(Object.values(kept).flat(), allOf('user-1'));
  });

  it('erases a user but for a block, writes it down, and says what it removed and what not', async () => {
    const { run, records, kinds } = openSeat();
    const said = await run('erase', 'USER-1');
    assert.match(said, /^Removed of user-1:\n {2}resets: 1\n/);
    assert.match(said, /--also-block/);
    assert.deepEqual(records.erased, allOf('user-1', 'blocks'));
    assert.doesNotMatch(await run('erase', 'user-1', '--also-block'), /--also-block/);
    assert.deepEqual(await kinds(), ['user-erased', 'user-erased']);
  });

  it('erases nobody of whom something is open, and fails, unless it is forced', async () => {
    const { run, records, failures } = openSeat();
    records.open = { openResetIds: ['reset-1'], openCaseIds: ['case-1'] };
    assert.match(await run('erase', 'user-1'), /not over yet:\n {2}reset reset-1\n {2}case case-1\n/);
    assert.deepEqual([records.erased, failures], [[], ['erase user-1']]);
    assert.match(await run('erase', 'user-1', '--force'), /Removed of user-1/);
  });

  const wrong: readonly (readonly string[])[] = [
    ['erase'],
    ['export'],
    ['audit', 'export', '--format', 'xml'],
    ['audit', 'export', '--from', 'yesterday'],
    ['audit', 'verify', '--expect', '12'],
    ['open'],
  ];
  for (const words of wrong) {
    it(`does not understand “${words.join(' ')}”, and opens nothing`, async () => {
      const { run, opened } = openSeat();
      await assert.rejects(run(...words), CommanderError);
      assert.deepEqual(opened, []);
    });
  }
});
