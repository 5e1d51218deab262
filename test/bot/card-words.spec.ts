import assert from 'node:assert/strict';
import { isCard, wordsOfCard } from '../../bot/card-words.ts';

describe('wordsOfCard', () => {
  it('reads what people see in a card, in its order, and no button, picture or address', () => {
    const card = {
      type: 'AdaptiveCard',
      body: [
        { type: 'TextBlock', text: 'Your phone is locked' },
        { type: 'Image', url: 'https://evil.example/pixel.png' },
        { type: 'FactSet', facts: [{ title: 'Code', value: '17' }] },
        {
          type: 'RichTextBlock',
          inlines: [{ type: 'TextRun', text: 'Try again', selectAction: { title: 'x' } }],
        },
      ],
      actions: [{ type: 'Action.Submit', title: 'Approve', data: { text: 'hidden' } }],
    };
    assert.equal(wordsOfCard(card), 'Your phone is locked\nCode\n17\nTry again');
  });

  it('reads runs that are nothing but their text', () => {
    const inlines = ['The code ', { type: 'TextRun', text: 'does not' }, ' ', 'work'];
    assert.equal(wordsOfCard({ body: [{ type: 'RichTextBlock', inlines }] }), 'The code\ndoes not\nwork');
    assert.equal(wordsOfCard({ requires: ['feature'], mentioned: ['somebody'] }), '');
  });

  it('reads older kinds of cards as well', () => {
    const hero = {
      title: 'Hello',
      subtitle: 'you',
      text: 'there',
      buttons: [{ title: 'Press', value: 'x' }],
    };
    assert.equal(wordsOfCard(hero), 'Hello\nyou\nthere');
  });

  it('breaks at nothing: neither at what is no card, nor at one that is nested without end', () => {
    for (const content of [undefined, null, 'text', 7, [], {}]) assert.equal(wordsOfCard(content), '');
    let nested: object = { text: 'deep' };
    for (let depth = 0; depth < 20_000; depth += 1) nested = { items: [nested] };
    assert.equal(wordsOfCard(nested), '');
  });
});

describe('isCard', () => {
  it('knows cards by their type', () => {
    assert.ok(isCard('application/vnd.microsoft.card.adaptive'));
    assert.ok(!isCard('application/vnd.microsoft.teams.file.download.info'));
    assert.ok(!isCard(undefined));
  });
});
