import assert from 'node:assert/strict';
import { stderr, stdout } from 'node:process';
import { z } from 'zod';
import { beginHunt } from './begin-hunt.ts';
import type { Hunt } from './hunt.ts';
import { keep } from './kept.ts';
import { judgeHunt, summarise, WHOLE_RUN } from './verdict.ts';

/** Reading hundreds of megabytes once. */
const SEARCH_WITHIN_MS = 60_000;
/** A run of chosen specs promises nothing about how much there is to look through. */
const MANY_TESTS = 1000;

const Printed = z.union([z.string(), z.instanceof(Uint8Array)]);

let hunt: Hunt | undefined;

/** Around a whole run of mocha: no secret that existed meanwhile may be anywhere at its end. */
export const mochaHooks = {
  beforeAll(): void {
    hunt = beginHunt();
    for (const stream of [stdout, stderr]) copyOutput(stream);
  },
  beforeEach(this: Mocha.Context): void {
    hunt?.enter(this.currentTest?.fullTitle() ?? '');
  },
  afterAll(this: Mocha.Context): void {
    this.timeout(SEARCH_WITHIN_MS);
    const result = hunt?.search();
    assert.ok(result, 'the hunt has begun');
    console.log(`\n  ${summarise(result)}`);
    const tests = listTests(this.test?.parent);
    const isWhole = tests.length >= MANY_TESTS && tests.every((test) => test.isPassed());
    const problems = judgeHunt(result, isWhole ? WHOLE_RUN : undefined);
    assert.ok(problems.length === 0, problems.join('\n'));
  },
};

/** What this process prints is hunted, too. */
function copyOutput(stream: NodeJS.WriteStream): void {
  stream.write = new Proxy(stream.write.bind(stream), {
    apply(write, self, args): unknown {
      keep('output', () => Printed.parse(args[0]));
      return Reflect.apply(write, self, args);
    },
  });
}

function listTests(suite: Mocha.Suite | undefined): readonly Mocha.Test[] {
  return suite === undefined ? [] : [...suite.tests, ...suite.suites.flatMap(listTests)];
}
