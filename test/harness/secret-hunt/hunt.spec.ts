import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { skipWithout } from '../redis-process.ts';
import { createHunt, type HuntResult } from './hunt.ts';
import { type Kept, type Place, PLACES } from './kept.ts';
import type { KnownSecret } from './known-secret.ts';
import { judgeHunt, summarise } from './verdict.ts';

/** Of a process that failed. */
const Printed = z.object({ stdout: z.string() });

const PASSCODE: KnownSecret = { kind: 'passcode', value: 'kR7mPw2x' };
const DIGITS: KnownSecret = { kind: 'passcode', value: '48213975' };
const SIGNATURE = 'q3-Zk_81LhVbTn0sYx5cWdE7uRjAo2Gf9HpM';
const TOKEN: KnownSecret = { kind: 'token', value: `eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGV4In0.${SIGNATURE}` };

/** Hunts through one thing that was kept. */
function huntIn(content: Kept['content'], secret: KnownSecret, place: Place = 'redis'): HuntResult {
  const hunt = createHunt();
  hunt.note(secret);
  hunt.keep({ place, content });
  return hunt.search();
}

describe('the hunt for secrets', () => {
  const places = PLACES.filter((place) => place !== 'invoke responses');
  for (const place of places) {
    it(`finds a passcode in the ${place}`, () => {
      const { leaks, shown } = huntIn(`{"passcode":"${PASSCODE.value}"}`, PASSCODE, place);
      assert.deepEqual(
        leaks.map((leak) => [leak.place, leak.kind]),
        [[place, 'passcode']],
      );
      assert.equal(shown, 0);
    });
  }

  it('lets passcodes be in invoke responses, and sees them there, but no token', () => {
    const { leaks, shown } = huntIn(PASSCODE.value, PASSCODE, 'invoke responses');
    assert.deepEqual([leaks.length, shown], [0, 1]);
    assert.equal(huntIn(TOKEN.value, TOKEN, 'invoke responses').leaks.length, 1);
  });

  const hidden: readonly [how: string, content: Kept['content'], secret: KnownSecret][] = [
    ['between other letters', `x${PASSCODE.value}y`, PASSCODE],
    ['among bytes', Buffer.concat([Buffer.from([0, 255, 128]), Buffer.from(PASSCODE.value)]), PASSCODE],
    ['in base64', Buffer.from(`{"p":"${PASSCODE.value}"}`).toString('base64'), PASSCODE],
    ['in base64, a byte later', Buffer.from(`{"pp":"${PASSCODE.value}"}`).toString('base64'), PASSCODE],
    [
      'in base64, two bytes later',
      Buffer.from(`{"ppp":"${PASSCODE.value}"}`).toString('base64url'),
      PASSCODE,
    ],
    ['as digits that stand alone', `code: ${DIGITS.value}.`, DIGITS],
    ['without its head', `…In0.${SIGNATURE}`, TOKEN],
    ['without its end', TOKEN.value.slice(0, -8), TOKEN],
  ];
  for (const [how, content, secret] of hidden) {
    it(`finds a ${secret.kind} ${how}`, () => {
      assert.equal(huntIn(content, secret).leaks.length, 1);
    });
  }

  it('takes no digits within longer numbers and ids for a passcode', () => {
    assert.deepEqual(huntIn(`17${DIGITS.value}123 a${DIGITS.value} ${DIGITS.value}-4000`, DIGITS).leaks, []);
  });

  it('does not look for what is found everywhere', () => {
    assert.deepEqual(huntIn('abc', { kind: 'held', value: 'abc' }).secrets, new Map());
  });

  it('says where a secret was, but not the secret', () => {
    const hunt = createHunt();
    hunt.note(PASSCODE);
    hunt.enter('a test');
    hunt.keep({ place: 'logs', content: 'all is well' });
    hunt.enter('another test');
    hunt.keep({ place: 'logs', content: `device 7 has ${PASSCODE.value}` });
    hunt.enter('a third test');
    hunt.keep({ place: 'logs', content: 'all is well again' });
    const result = hunt.search();

    const [problem = ''] = judgeHunt(result);

    assert.match(problem, /passcode .* logs.*“another test”.*device 7 has/);
    assert.ok(!`${problem}${summarise(result)}`.includes(PASSCODE.value));
  });

  it('is not content where there was little to find, or to look through', () => {
    const result = huntIn(PASSCODE.value, PASSCODE, 'invoke responses');
    const expected = {
      secrets: { passcode: 1, token: 2 },
      places: ['invoke responses', 'mail'],
      shown: 1,
    } as const;

    assert.deepEqual(judgeHunt(result, expected), [
      'only 0 token existed, of at least 2',
      'nothing was kept in the mail',
    ]);
    assert.equal(judgeHunt(huntIn('', PASSCODE), { secrets: {}, places: [], shown: 1 }).length, 1);
  });

  it('fails a run of tests that leaks, and tells each place', async function () {
    skipWithout('redis-server', this);
    this.timeout(30_000);

    const { failed, printed } = await runMocha('leaky-run.fixture.ts');

    assert.ok(failed);
    assert.match(printed, /secrets found: 5 of 5/);
    for (const [place, test] of [
      ['logs', 'into a log'],
      ['redis', 'into Redis for a moment'],
      ['chats', 'into a chat'],
      ['webhooks', 'to another system'],
      ['output', 'onto the screen'],
    ]) {
      assert.match(printed, new RegExp(`is in the ${place ?? ''}, during “a leak ${test ?? ''}”`));
    }
  });

  it('lets a run of tests pass that does not leak', async function () {
    this.timeout(30_000);
    const { failed, printed } = await runMocha('search.spec.ts');
    assert.ok(!failed, printed);
    assert.match(printed, /secrets found: 0 of 0/);
  });
});

/** Runs one file with the hunt around it, in a process of its own. */
async function runMocha(file: string): Promise<{ readonly failed: boolean; readonly printed: string }> {
  const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  const mocha = fileURLToPath(import.meta.resolve('mocha/bin/mocha.js'));
  const args = [mocha, '--no-config', '--exit', '--require', path('root-hooks.ts'), path(file)];
  return promisify(execFile)(process.execPath, args)
    .then(({ stdout }) => ({ failed: false, printed: stdout }))
    .catch((error: unknown) => ({ failed: true, printed: Printed.parse(error).stdout }));
}
