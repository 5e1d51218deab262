import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPolicyFile, type PolicyFile } from '../../../services/policy/policy-file.ts';
import { StartError } from '../../../services/platform/start-error.ts';
import { until } from '../../harness/until.ts';
import { silent } from '../resets/hand-ports.ts';

const ONCE = 'reveal: { times: 1 }\n';
const TWICE = 'reveal: { times: 2 }\n';

/** A file that is followed, what it was reported to be, and the error lines. */
interface Followed {
  readonly file: PolicyFile;
  readonly reported: string[];
  readonly errors: object[];
}

describe('openPolicyFile', () => {
  let folder = '';
  let open: PolicyFile | undefined;
  const path = (): string => join(folder, 'policy.yaml');

  async function follow(text: string, lookEveryMs?: number): Promise<Followed> {
    await writeFile(path(), text);
    const reported: string[] = [];
    const errors: object[] = [];
    open = await openPolicyFile({
      path: path(),
      log: { ...silent, error: (facts) => void errors.push(facts) },
      onChanged: () => void reported.push('changed'),
      onRejected: (_version, problems) => void reported.push(...problems.map((each) => each.path)),
      ...(lookEveryMs === undefined ? {} : { lookEveryMs }),
    });
    return { file: open, reported, errors };
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'policy-'));
  });
  afterEach(async () => {
    open?.close();
    await rm(folder, { recursive: true });
  });

  it('does not start with a bad file, and names the setting and every problem', async () => {
    await writeFile(path(), 'reveal: { times: 9 }\nlimit: 3\n');
    await assert.rejects(openPolicyFile({ path: path(), log: silent }), (error: unknown) => {
      assert.ok(error instanceof StartError);
      assert.match(error.message, /^POLICY_FILE .*reveal\.times: .*; limit: unknown-key/);
      return true;
    });
  });

  it('does not start without the file', async () => {
    const opening = openPolicyFile({ path: path(), log: silent });
    await assert.rejects(opening, /POLICY_FILE .*unreadable/);
  });

  it('keeps the rules while the file is bad, tells it once, and takes a good one again', async () => {
    const { file, reported, errors } = await follow(ONCE);
    const before = file.standing();
    assert.equal(before.isRejected, false);
    await writeFile(path(), 'reveal: { times: many }\n');
    await settle(file, 4);
    assert.equal(timesOf(file), 1);
    assert.deepEqual(reported, ['reveal.times']);
    assert.equal(errors.length, 1);
    assert.doesNotMatch(JSON.stringify(errors), /many/);
    assert.deepEqual(file.standing(), { ...before, isRejected: true });
    await writeFile(path(), TWICE);
    await settle(file);
    assert.equal(timesOf(file), 2);
    assert.equal(file.standing().isRejected, false);
    assert.notEqual(file.standing().digest, before.digest);
  });

  it('keeps the rules while the file is away', async () => {
    const { file, reported, errors } = await follow(ONCE);
    await rm(path());
    await settle(file, 4);
    assert.equal(timesOf(file), 1);
    assert.deepEqual([reported.length, errors.length], [1, 1]);
  });

  it('never has the rules of a file that is still being written', async () => {
    const { file, reported } = await follow(ONCE);
    for (const written of ['', 'reveal:\n  times: 5 #', 'reveal:\n  times: 5\n# and more', TWICE]) {
      await writeFile(path(), written);
      await file.look();
      assert.equal(timesOf(file), 1);
    }
    await file.look();
    assert.equal(timesOf(file), 2);
    assert.deepEqual(reported, ['changed']);
  });

  it('says nothing of a change that was taken back before it counted', async () => {
    const { file, reported } = await follow(ONCE);
    await writeFile(path(), TWICE);
    await file.look();
    await writeFile(path(), ONCE);
    await settle(file);
    assert.equal(timesOf(file), 1);
    assert.deepEqual(reported, []);
  });

  it('follows the links that Kubernetes swaps under a mounted file', async () => {
    const mount = async (version: string, text: string): Promise<void> => {
      await mkdir(join(folder, version));
      await writeFile(join(folder, version, 'policy.yaml'), text);
      await symlink(version, join(folder, 'next'));
      await rename(join(folder, 'next'), join(folder, 'data'));
    };
    await mount('v1', ONCE);
    const file = await openPolicyFile({ path: join(folder, 'data', 'policy.yaml'), log: silent });
    open = file;
    await mount('v2', TWICE);
    await settle(file);
    assert.equal(timesOf(file), 2);
  });

  it('looks by itself, until it is closed', async () => {
    const { file, reported } = await follow(ONCE, 1);
    await writeFile(path(), TWICE);
    await until('the new rules are in force', () => timesOf(file) === 2);
    assert.deepEqual(reported, ['changed']);
    file.close();
    await writeFile(path(), ONCE);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(timesOf(file), 2);
  });
});

function timesOf(file: PolicyFile): number {
  return file.current().reveal.times;
}

/** Looks as often as it takes for a change to count. */
async function settle(file: PolicyFile, looks = 2): Promise<void> {
  for (let i = 0; i < looks; i++) await file.look();
}
