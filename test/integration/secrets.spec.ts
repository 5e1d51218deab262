import assert from 'node:assert/strict';
import { z } from 'zod';
import type { AppParts } from '../../bot/app.ts';
import { en } from '../../locales/en.ts';
import { createSignInVerifier } from '../../services/identity/token-verifier.ts';
import { openIntune } from '../../services/intune/intune-ports.ts';
import { MINUTE_MS } from '../../services/platform/clock.ts';
import { createMemoryOnce } from '../../services/platform/memory-once.ts';
import { MEGAN } from '../../sandbox/people.ts';
import { cardIn, readCard } from '../harness/bot-answer.ts';
import { signInOverHttp } from '../harness/entra-browser.ts';
import { ANDROID } from '../harness/desk-devices.ts';
import { type DeskGround, type DeskWorld, keepDesks } from '../harness/desk-world.ts';
import { roomyBudget, roomyWatch } from '../harness/roomy-budget.ts';

const Summary = z.object({ fallbackText: z.string(), speak: z.string() });

describe('a secret', () => {
  const openDesk = keepDesks();

  it('stays out of chat, log and stores over a whole conversation', async () => {
    const tokens = new Set<string>();
    const desk = await openDesk({ parts: (ground) => overhear(ground, tokens) });
    const { alex, time, connector } = desk;
    const done = await alex.reachEnd(ANDROID, en.confirmation.title);
    await time.jump(16 * MINUTE_MS);
    const order = connector.records.length;
    await alex.click(done, 'passcode.show');
    const { code } = await alex.signIn(await alex.signInAsked(order));
    const shown = cardIn(await alex.click(done, 'passcode.show'), done);
    await alex.click(shown, 'passcode.hide');
    await alex.say('status');

    const { lock } = alex.device(ANDROID.name);

    assert.ok(lock.guard === 'temporary' && code !== undefined);
    assert.ok(readCard(shown).includes(lock.passcode));
    assert.ok(tokens.size >= 3, 'two sign-ins and Graph');
    assertNobodyKeeps(desk, [lock.passcode, code, ...tokens]);
  });

  it('stays out of the passcode’s own summary, which notifications show', async () => {
    const { alex } = await openDesk();
    const done = await alex.reachEnd(ANDROID, en.confirmation.title);

    const { content } = cardIn(await alex.click(done, 'passcode.show'), done);

    const { lock } = alex.device(ANDROID.name);
    assert.ok(lock.guard === 'temporary');
    const { fallbackText, speak } = Summary.parse(content);
    assert.ok(!`${fallbackText} ${speak}`.includes(lock.passcode));
  });

  it('is not given to a client that would keep it in the chat', async () => {
    const desk = await openDesk();
    const done = await desk.alex.reachEnd(ANDROID, en.confirmation.title);

    await desk.alex.submit(done, 'passcode.show');

    await desk.alex.hears(en.chat.passcodeNeedsNewerTeams);
    const { lock } = desk.alex.device(ANDROID.name);
    assert.ok(lock.guard === 'temporary');
    assertNobodyKeeps(desk, [lock.passcode]);
  });

  it('stays out also where everything goes wrong', async () => {
    const tokens = new Set<string>();
    const desk = await openDesk({ parts: (ground) => overhear(ground, tokens) });
    const { alex, world, connector } = desk;
    const asked = await alex.reachSignIn(ANDROID);
    await signInOverHttp(asked.link, MEGAN.username);
    world.intune.faults.add({ pathPattern: '/v1.0/**/resetPasscode', drop: 'after' });
    connector.inject({ operation: 'update', status: 500, times: 3 });
    const done = await alex.reachEnd(ANDROID, en.confirmation.title);
    world.intune.faults.clear();
    world.intune.faults.add({ method: 'GET', status: 500 });
    await alex.click(done, 'passcode.show');

    const { lock } = alex.device(ANDROID.name);

    assert.ok(lock.guard === 'temporary');
    assert.ok(desk.log.lines.length > 3);
    assertNobodyKeeps(desk, [lock.passcode, ...tokens]);
  });
});

/** The usual parts, of which every token is noted that passes through them. */
function overhear({ world, clock, log }: DeskGround, tokens: Set<string>): Partial<AppParts> {
  const accessToken = async (): Promise<string> => {
    const { token } = await world.graphCredential.getToken();
    tokens.add(token);
    return token;
  };
  const { issuer, audience, jwksUrl, tenantId } = world.entra;
  const rules = { issuer, audience, jwksUrl, tenantId, clockSkewMs: 0, once: createMemoryOnce(clock), log };
  const verifier = createSignInVerifier(rules);
  return {
    ...openIntune({
      ...{ baseUrl: world.graphUrl, accessToken, clock, log },
      watchBudget: roomyWatch(),
      writeBudget: roomyBudget(),
    }),
    verifier: {
      verify(token, challenge, now) {
        tokens.add(token.expose());
        return verifier.verify(token, challenge, now);
      },
    },
  };
}

function assertNobodyKeeps({ connector, log, stored }: DeskWorld, secrets: readonly string[]): void {
  const keepers = { chat: JSON.stringify(connector.records), log: log.print(), stores: stored.join('\n') };
  for (const [keeper, kept] of Object.entries(keepers)) {
    assert.ok(kept.length > 0);
    assert.deepEqual(
      secrets.filter((secret) => secret === '' || kept.includes(secret)),
      [],
      `The ${keeper} keep a secret`,
    );
  }
}
