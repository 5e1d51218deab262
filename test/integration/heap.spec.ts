import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeJwt } from 'jose';
import { en } from '../../locales/en.ts';
import { onIssuedSecret } from '../../sandbox/issued-secrets.ts';
import { ALEX } from '../../sandbox/people.ts';
import { SECOND_MS } from '../../services/platform/clock.ts';
import { useProductionTarget } from '../attacks/production-target.ts';
import { cardIn, readCard } from '../harness/bot-answer.ts';
import { ANDROID } from '../harness/desk-devices.ts';
import { heapInto } from '../harness/production-bot.ts';
import { type KnownSecret, patternsOf } from '../harness/secret-hunt/known-secret.ts';
import { createSearch } from '../harness/secret-hunt/search.ts';

/** The bot looks for the first time five seconds after the reset. */
const END_WITHIN_MS = 20_000;
/** Writing a heap of a hundred megabytes on a busy machine. */
const WRITTEN_WITHIN_MS = 60_000;
/** It is one JSON object, whose last member is a list. */
const END_OF_SNAPSHOT = /\]\s*\}\s*$/;

describe('the memory of the production process', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'passcode-desk-heap-'));
  const target = useProductionTarget(heapInto(folder));
  const issued: KnownSecret[] = [];
  let stopListening: (() => void) | undefined;

  before(() => {
    stopListening = onIssuedSecret((secret) => issued.push(secret));
  });
  after(async () => {
    stopListening?.();
    await rm(folder, { recursive: true, force: true });
  });

  /** Everything that can still be reached, after a garbage collection. */
  async function readHeap(): Promise<Buffer> {
    target().bot.askForHeap();
    const deadline = Date.now() + WRITTEN_WITHIN_MS;
    for (;;) {
      await sleep(SECOND_MS);
      const [name] = readdirSync(folder);
      const heap = name === undefined ? Buffer.alloc(0) : await readFile(join(folder, name));
      if (END_OF_SNAPSHOT.test(heap.toString('latin1', heap.length - 8))) return heap;
      assert.ok(Date.now() < deadline, 'the snapshot is not written in time');
    }
  }

  it('has neither the passcode nor the sign-in’s token, once the passcode was shown', async () => {
    const { alex, world } = target().stage;
    const end = await alex.reachEnd(ANDROID, en.confirmation.title, END_WITHIN_MS);
    const shown = cardIn(await alex.click(end, 'passcode.show'), end);
    const { lock } = alex.device(ANDROID.name);
    assert.ok(lock.guard === 'temporary' && readCard(shown).includes(lock.passcode));
    await alex.say('help');
    const tokens = issued.filter(
      ({ kind, value }) => kind === 'token' && decodeJwt(value)['oid'] === ALEX.oid,
    );
    assert.ok(tokens.length > 0);

    const heap = await readHeap();

    const find = (secrets: readonly KnownSecret[]) => createSearch(secrets.flatMap(patternsOf))(heap);
    // It holds its own secret, so that the snapshot is known to be whole.
    assert.ok(find([{ kind: 'client-secret', value: world.entra.app.clientSecret }]).length > 0);
    assert.deepEqual(find([{ kind: 'passcode', value: lock.passcode }]), []);
    assert.deepEqual(find(tokens), []);
  });
});
