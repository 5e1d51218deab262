import assert from 'node:assert/strict';
import { type Activity, ActivityTypes, CardFactory } from 'botbuilder';
import { toJson } from '../../bot/activity-json.ts';
import { shareCard } from '../../cards/card.ts';

const FIELDS: Partial<Activity> = { type: ActivityTypes.Message, summary: 'Help “here”' };

describe('toJson', () => {
  const shared = CardFactory.adaptiveCard(
    shareCard({ type: 'AdaptiveCard', body: [{ text: 'Hë"lp “🔑” \u2028' }] }),
  );
  const own = CardFactory.adaptiveCard({ type: 'AdaptiveCard', body: [] });

  for (const [what, activity] of Object.entries<Partial<Activity>>({
    'no card': { ...FIELDS, attachments: [] },
    'a card of its own': { ...FIELDS, attachments: [own] },
    'a shared card': { ...FIELDS, attachments: [shared], replyToId: 'a1' },
    'a shared card again': { ...FIELDS, attachments: [shared] },
    'both, and a file': { ...FIELDS, attachments: [own, shared, { contentType: 'text/plain', name: 'a' }] },
    'nothing but a shared card': { attachments: [shared] },
  })) {
    it(`says what JSON.stringify says of ${what}`, () => {
      assert.deepEqual(JSON.parse(toJson(activity)), JSON.parse(JSON.stringify(activity)));
    });
  }

  it('writes a shared card out once', () => {
    let written = 0;
    const content = Object.freeze({ toJSON: () => `written ${(written += 1)} times` });
    const message = { ...FIELDS, attachments: [{ contentType: 'x', content }] };
    assert.equal(toJson(message), toJson(message));
    assert.equal(written, 1);
  });

  it('writes a card that may still change as it is now', () => {
    const content = { text: 'before' };
    const message = { ...FIELDS, attachments: [{ contentType: 'x', content }] };
    toJson(message);
    content.text = 'after';
    assert.match(toJson(message), /after/);
  });
});
