import assert from 'node:assert/strict';
import { z } from 'zod';
import { until } from '../harness/until.ts';
import { useProductionTarget } from './production-target.ts';

/** Ends a line, begins one that looks like the bot's own, and paints the terminal. */
const FORGED = 'x\r\n{"level":60,"msg":"Owned"}\u001b[31m\u0000{"msg":"Owned"}';
const Line = z.looseObject({ level: z.number(), msg: z.string() });

describe('attack on the log of the production entry', function () {
  this.timeout(60_000);
  const target = useProductionTarget();

  /** A log of JSON lines, each of which the bot itself wrote. */
  function assertHonest(): void {
    for (const line of target().bot.output) {
      const { msg } = Line.parse(JSON.parse(line));
      assert.ok(!msg.includes('Owned'), line);
      assert.doesNotMatch(line, /\p{Cc}/u);
    }
  }

  const person = { id: '29:x', aadObjectId: 'a1e0c4d2-7b36-4f58-8c9a-51d2e6f70b20', name: FORGED };
  const attacks: Readonly<Record<string, (tenantId: string) => Record<string, unknown>>> = {
    'a person’s name': () => ({ from: person }),
    'a sentence': () => ({ text: FORGED }),
    'the id of a message': () => ({ id: FORGED }),
    'the id of a conversation': (tenantId) => ({
      conversation: { id: FORGED, conversationType: 'personal', tenantId },
    }),
    'a language and a time zone': () => ({ locale: 'x\n{"msg":1}', localTimezone: FORGED.slice(0, 60) }),
    'the reason of a failed sign-in': () => ({
      ...{ type: 'invoke', name: 'signin/failure', value: { code: FORGED, message: FORGED } },
    }),
    'the name of an invoke': () => ({ type: 'invoke', name: FORGED }),
    'the id of a device': () => ({
      ...{ type: 'invoke', name: 'adaptiveCard/action' },
      value: { action: { data: { v: 1, action: 'reset.start', device: FORGED } } },
    }),
    'the id of a case': () => ({
      ...{ type: 'invoke', name: 'adaptiveCard/action' },
      value: { action: { data: { v: 1, action: 'case.claim', case: FORGED } } },
    }),
  };
  for (const [what, fields] of Object.entries(attacks)) {
    it(`lines hidden in ${what} are no lines of the log`, async () => {
      const { stage, post, bearer } = target();

      const response = await post(await bearer(), fields(stage.world.entra.tenantId));

      assert.ok(response.status < 500, String(response.status));
      assertHonest();
    });
  }

  it('the attacks reached the log: what was refused is in the audit, in one line each', async () => {
    const { bot } = target();
    const hasLine = (text: string): boolean => bot.output.some((line) => line.includes(text));

    await until('a foreign id is written down', () => hasLine('"kind":"foreign-id"'));
    await until('a press from elsewhere is written down', () => hasLine('"kind":"case-action-refused"'));
    assertHonest();
  });

  it('a forged token leaves neither itself nor the genuine one in the log', async () => {
    const { bot, post, bearer } = target();
    const genuine = await bearer();
    const forged = `${genuine.slice(0, -8)}AAAAAAAA`;

    await post(forged);

    for (const token of [genuine, forged].map((header) => header.slice('Bearer '.length)))
      assert.ok(!bot.output.join('\n').includes(token));
  });
});
