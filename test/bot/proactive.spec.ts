import assert from 'node:assert/strict';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { createAdapter } from '../../bot/adapter.ts';
import { ConversationMemory } from '../../bot/conversation-memory.ts';
import { createProactiveSpeaker, type ProactiveSpeaker } from '../../bot/proactive.ts';
import { CONVERSATION } from '../harness/activities.ts';
import { HandDocuments } from '../harness/hand-documents.ts';
import { recordLog } from '../services/intune/record-log.ts';
import { someEntry } from './some-entry.ts';

async function createSpeaker(): Promise<{
  speaker: ProactiveSpeaker;
  lines: ReturnType<typeof recordLog>['lines'];
}> {
  const { log, lines } = recordLog();
  const documents = new HandDocuments();
  await documents.write({ [`conversation/${CONVERSATION}`]: { entry: someEntry() } });
  const memory = new ConversationMemory(documents);
  const adapter = createAdapter(new ConfigurationBotFrameworkAuthentication({}), log);
  return { speaker: createProactiveSpeaker(adapter, '', memory), lines };
}

describe('proactive speaker', () => {
  it('does nothing in a conversation that the bot was never in', async () => {
    const { speaker } = await createSpeaker();
    const spoken = await speaker.speak('a:unknown', () => Promise.reject(new Error('must not run')));
    assert.equal(spoken, 'unknown-conversation');
  });

  it('passes on what breaks, which the SDK would swallow', async () => {
    const { speaker, lines } = await createSpeaker();
    const failure = new Error('broken');
    await assert.rejects(
      speaker.speak(CONVERSATION, () => Promise.reject(failure)),
      (thrown) => thrown === failure,
    );
    assert.deepEqual(lines, []);
  });

  it('works in a turn of its own, in that conversation and with what is remembered of it', async () => {
    const { speaker } = await createSpeaker();
    const seen: unknown[] = [];
    const spoken = await speaker.speak(CONVERSATION, (context, entry) => {
      const { type, conversation, serviceUrl } = context.activity;
      seen.push(type, conversation.id, serviceUrl, entry.sender.name);
      return Promise.resolve();
    });
    assert.equal(spoken, 'spoken');
    assert.deepEqual(seen, ['event', CONVERSATION, someEntry().reference.serviceUrl, 'Alex']);
  });
});
