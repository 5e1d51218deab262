import assert from 'node:assert/strict';
import { createConversationBook, languageFor } from '../../bot/conversation-book.ts';
import { createMemoryDocumentStore } from '../../services/platform/memory-document-store.ts';
import { someEntry } from './some-entry.ts';

describe('conversation book', () => {
  it('knows nothing of a conversation it was never told of', async () => {
    const book = createConversationBook(createMemoryDocumentStore());
    await book.remember('a:1', someEntry());
    assert.equal(await book.find('a:2'), undefined);
  });

  it('starts anew where an entry is of a version it cannot read', async () => {
    const documents = createMemoryDocumentStore();
    const book = createConversationBook(documents);
    for (const unreadable of [{ ...someEntry(), version: 2 }, { version: 1 }, {}]) {
      await documents.write({ 'conversation-entry/a:1': unreadable });
      assert.equal(await book.find('a:1'), undefined);
    }
    await book.remember('a:1', someEntry());
    assert.deepEqual(await book.find('a:1'), someEntry());
  });

  it('keeps conversations apart, whatever their ids look like', async () => {
    const book = createConversationBook(createMemoryDocumentStore());
    for (const id of ['a:1', 'a:1/x', '../a:1', '__proto__', 'a 1%']) {
      await book.remember(id, someEntry({ misunderstandings: id.length }));
    }
    assert.equal((await book.find('../a:1'))?.misunderstandings, '../a:1'.length);
    assert.equal((await book.find('__proto__'))?.misunderstandings, '__proto__'.length);
  });

  it('gives back what it was told, the last word counting', async () => {
    const book = createConversationBook(createMemoryDocumentStore());
    const entry = someEntry({ chosenLanguage: 'nl', timeZone: 'Europe/Amsterdam', welcomed: true });
    await book.remember('a:1', someEntry());
    await book.remember('a:1', entry);
    assert.deepEqual(await book.find('a:1'), entry);
  });

  it('keeps entries that do not yet tell of welcomes and misunderstandings', async () => {
    const documents = createMemoryDocumentStore();
    const { welcomed, misunderstandings, ...older } = someEntry();
    await documents.write({ 'conversation-entry/a:1': older });
    assert.deepEqual(await createConversationBook(documents).find('a:1'), {
      ...older,
      welcomed,
      misunderstandings,
    });
  });
});

describe('languageFor', () => {
  it('prefers the language a person chose to that of the client', () => {
    assert.equal(languageFor({ chosenLanguage: 'nl', locale: 'en-GB' }), 'nl');
  });

  it('takes the language of the client, in whatever region', () => {
    assert.equal(languageFor({ locale: 'nl-BE' }), 'nl');
    assert.equal(languageFor({ locale: 'NL' }), 'nl');
  });

  it('speaks English where it does not know better', () => {
    for (const locale of [undefined, '', 'tlh', '-', 'x'.repeat(35)]) {
      assert.equal(languageFor({ locale }), 'en');
    }
  });
});
