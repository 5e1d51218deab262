import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { helpdesk as words } from '../../locales/en/helpdesk.ts';
import { SANDBOX_HELPDESK } from '../../sandbox/helpdesk.ts';
import type { Person } from '../../sandbox/people.ts';
import { SECOND_MS } from '../../services/platform/clock.ts';
import { createPerson } from '../chaos/person.ts';
import { useStage } from '../chaos/use-stage.ts';
import { cardOf } from '../harness/card-in-chat.ts';
import { readableText } from '../harness/connector-record.ts';
import { openStagedCase, openTakenCase } from '../harness/staged-case.ts';
import { until } from '../harness/until.ts';

const [ALONE, MANY] = [createPerson(0), createPerson(1)];
/** Fifty people press at once, through two processes on a busy machine. */
const OVER_WITHIN_MS = 60 * SECOND_MS;
const HELPERS: readonly Person[] = Array.from({ length: 50 }, (_, index) => ({
  ...createPerson(100 + index),
  name: `Helper ${index}`,
}));
const COPIES = 3;

describe('the helpdesk at two instances on one Redis', function () {
  this.timeout(OVER_WITHIN_MS);
  this.slow(OVER_WITHIN_MS);
  const stage = useStage([ALONE, MANY]);

  it('gives a case to exactly one of fifty helpers who press at once, and tells the others who has it', async () => {
    const staged = await openStagedCase(stage(), ALONE);
    for (const helper of HELPERS) stage().connector.roster.set(SANDBOX_HELPDESK.teamId, helper, true);
    const shown = staged.card();

    const answers = await Promise.all(
      HELPERS.map((helper) => staged.helper(helper).click(shown, 'case.claim')),
    );

    const stored = await stage().cases.get(staged.id);
    assert.ok(stored?.claimedBy);
    const taken = words.refusal({ reason: 'claimed-by', helper: stored.claimedBy }, String);
    const told = answers.filter(({ body }) => JSON.stringify(body).includes(JSON.stringify(taken)));
    assert.equal(told.length, HELPERS.length - 1);
    assert.equal(stored.timeline.filter(({ what }) => what === 'claimed').length, 1);
    const { conversationId } = staged.user.seat;
    await staged.hears(conversationId, stored.claimedBy.name);
    assert.equal(staged.sent(conversationId, en.cases.claimed.title).length, 1);
  });

  it('does everything once, though each activity of both sides comes three times at once', async () => {
    const staged = await openTakenCase(stage(), MANY, COPIES);
    const { user, threadId, card, hears } = staged;
    const chat = user.seat.conversationId;
    const helper = staged.helper();
    const questions = ['What do I press first then?', 'And what do I press after that?'];
    const answers = ['Press both buttons together', 'Then wait for ten seconds'];

    for (const question of questions) await user.say(question);
    await helper.click(card(), 'case.reply', { text: answers[0] ?? '' });
    await helper.say(answers[1] ?? '');
    for (const text of questions) await hears(threadId, text);
    for (const text of answers) await hears(chat, text);
    await helper.click(card(), 'case.resolve', { resolution: 'solved' });
    const end = cardOf(await hears(chat, en.cases.resolved.rateTitle));
    await user.click(end, '★★★★★', { comment: 'Quick!' });
    await until(
      'nothing is left to do',
      async () => (await stage().cases.get(staged.id))?.outbox.length === 0,
    );

    const stored = await stage().cases.get(staged.id);
    assert.deepEqual([stored?.state, stored?.rating?.comment], ['resolved', 'Quick!']);
    assert.equal((await stage().cases.listByUser(MANY.oid)).length, 1);
    const inOrder = (place: string, texts: readonly string[]): (string | undefined)[] =>
      stage()
        .connector.records.filter(
          ({ operation, conversationId }) => operation === 'send' && conversationId === place,
        )
        .map(({ activity }) => texts.find((text) => readableText(activity).includes(text)))
        .filter((text) => text !== undefined);
    assert.deepEqual(inOrder(threadId, questions), questions);
    const told = [en.cases.claimed.title, ...answers, en.cases.resolved.rateTitle];
    assert.deepEqual(inOrder(chat, told), told);
    assert.equal(staged.sent(chat, en.cases.sent('HD-').split('HD-')[0] ?? '').length, questions.length);
  });
});
