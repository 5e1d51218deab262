import assert from 'node:assert/strict';
import { mentionAll } from '../../bot/mention-people.ts';

describe('mentionAll', () => {
  it('names everybody at the end, once in the text and once as a mention', () => {
    const { text, entities } = mentionAll('HD-1042 waits.', [
      { userId: 'u1', name: 'Megan Bowen' },
      { userId: 'u2', name: 'Adele <b>' },
    ]);

    assert.equal(text, 'HD-1042 waits. <at>Megan Bowen</at> <at>Adele b</at>');
    assert.deepEqual(
      entities?.map((entity) => JSON.stringify(entity)),
      [
        '{"type":"mention","text":"<at>Megan Bowen</at>","mentioned":{"id":"u1","name":"Megan Bowen"}}',
        '{"type":"mention","text":"<at>Adele b</at>","mentioned":{"id":"u2","name":"Adele b"}}',
      ],
    );
  });

  it('is a plain message where nobody is named', () => {
    const { text, entities } = mentionAll('HD-1042 waits.', []);

    assert.deepEqual([text, entities], ['HD-1042 waits.', undefined]);
  });
});
