import assert from 'node:assert/strict';
import { TurnContext } from 'botbuilder';
import { type ConversationEntry, ConversationMemory, languageFor } from '../../bot/conversation-memory.ts';
import type { Lease } from '../../services/platform/keyed-lock.ts';
import { conversation, said } from '../harness/activities.ts';
import { FakeTeams } from '../harness/fake-teams.ts';
import { HandDocuments } from '../harness/hand-documents.ts';
import { someEntry } from './some-entry.ts';

function turnIn(id: string): TurnContext {
  return new TurnContext(new FakeTeams(), said('hi', { conversation: { ...conversation('personal'), id } }));
}

/** One turn that remembers something. */
async function remember(memory: ConversationMemory, id: string, entry: ConversationEntry): Promise<void> {
  const context = turnIn(id);
  await memory.remember(context, entry);
  await memory.saveChanges(context);
}

describe('conversation memory', () => {
  it('knows nothing of a conversation it was never told of', async () => {
    const memory = new ConversationMemory(new HandDocuments());
    await remember(memory, 'a:1', someEntry());
    assert.equal(await memory.find('a:2'), undefined);
    assert.equal(await memory.entryOf(turnIn('a:2')), undefined);
  });

  it('neither takes nor overwrites an entry that it cannot read', async () => {
    const documents = new HandDocuments();
    const memory = new ConversationMemory(documents);
    for (const unreadable of [{ ...someEntry(), version: 2 }, { version: 1 }, {}, 'text']) {
      await documents.write({ 'conversation/a:1': { entry: unreadable } });
      const refusal = { code: 'conversation.unreadable', retryable: true };
      await assert.rejects(memory.find('a:1'), refusal);
      await assert.rejects(memory.entryOf(turnIn('a:1')), refusal);
      const { 'conversation/a:1': kept } = await documents.read(['conversation/a:1']);
      assert.deepEqual(kept?.['entry'], unreadable);
    }
  });

  it('refuses a turn that read before another one wrote', async () => {
    const memory = new ConversationMemory(new HandDocuments());
    await remember(memory, 'a:1', someEntry());
    const late = turnIn('a:1');
    await memory.remember(late, someEntry({ misunderstandings: 9 }));
    await remember(memory, 'a:1', someEntry({ misunderstandings: 1 }));
    await assert.rejects(memory.saveChanges(late), /eTag conflict/);
    assert.equal((await memory.find('a:1'))?.misunderstandings, 1);
  });

  it('gives the conversation back with what a turn leaves, and not where that was refused', async () => {
    const memory = new ConversationMemory(new HandDocuments());
    await remember(memory, 'a:1', someEntry());
    const [first, late] = [turnIn('a:1'), turnIn('a:1')];
    const left: string[] = [];
    const leaseOf = (name: string): Lease => ({ isHeld: () => true, leave: () => void left.push(name) });
    for (const context of [first, late]) await memory.remember(context, someEntry());
    await memory.leave(first, leaseOf('first'));
    await assert.rejects(memory.leave(late, leaseOf('late')), /eTag conflict/);
    assert.deepEqual(left, ['first']);
  });

  it('keeps conversations apart, whatever their ids look like', async () => {
    const memory = new ConversationMemory(new HandDocuments());
    for (const id of ['a:1', 'a:1/x', '../a:1', '__proto__', 'a 1%']) {
      await remember(memory, id, someEntry({ misunderstandings: id.length }));
    }
    assert.equal((await memory.find('../a:1'))?.misunderstandings, '../a:1'.length);
    assert.equal((await memory.find('__proto__'))?.misunderstandings, '__proto__'.length);
  });

  it('gives back what it was told, the last word counting', async () => {
    const memory = new ConversationMemory(new HandDocuments());
    const entry = someEntry({ chosenLanguage: 'nl', timeZone: 'Europe/Amsterdam', welcomed: true });
    await remember(memory, 'a:1', someEntry());
    await remember(memory, 'a:1', entry);
    assert.deepEqual(await memory.find('a:1'), entry);
  });

  it('keeps entries that do not yet tell of welcomes and misunderstandings', async () => {
    const documents = new HandDocuments();
    const { welcomed, misunderstandings, ...older } = someEntry();
    await documents.write({ 'conversation/a:1': { entry: older } });
    const found = await new ConversationMemory(documents).find('a:1');
    assert.deepEqual(found, { ...older, welcomed, misunderstandings });
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
