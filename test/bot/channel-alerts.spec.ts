import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { postAlert } from '../../bot/channel-alerts.ts';
import type { ChannelAddress } from '../../bot/channel-speaker.ts';
import { createHelpdeskChannelBook } from '../../bot/helpdesk-channel.ts';
import { helpdesk as words } from '../../locales/en/helpdesk.ts';
import { readerFor } from '../../locales/index.ts';
import { HandDocuments } from '../harness/hand-documents.ts';
import { recordLog } from '../services/intune/record-log.ts';
import { HandClock } from '../services/resets/hand-ports.ts';
import { HELPDESK_CHANNEL } from './hand-helpdesk.ts';

const NOW = Date.UTC(2026, 10, 22, 9, 30);
const ROUTE = { serviceUrl: 'https://smba.trafficmanager.net/emea/', bot: { id: '28:bot', name: 'Desk' } };

/** A channel that takes alerts, or not. */
async function openChannel(answer: () => Promise<string>, isKnown = true, hasRoute = true) {
  const { log, lines } = recordLog();
  const clock = new HandClock(NOW);
  const fixed = () => (isKnown ? HELPDESK_CHANNEL : undefined);
  const channel = createHelpdeskChannelBook({ documents: new HandDocuments(), clock, fixed });
  if (hasRoute) await channel.learn(HELPDESK_CHANNEL, ROUTE);
  const begun: [ChannelAddress, Partial<Activity>][] = [];
  const speaker = {
    begin: (at: ChannelAddress, message: Partial<Activity>) => (begun.push([at, message]), answer()),
    speak: () => Promise.reject(new Error('not asked for')),
  };
  const parts = {
    ...{ channel, speaker, clock, log, tenantId: 'tenant-1' },
    reader: readerFor('en', undefined),
    mention: () => [{ userId: 'u1', name: 'Megan' }],
    pace: { take: () => Promise.resolve(0) },
  };
  return { post: () => postAlert(parts, 'too-many-resets', NOW), begun, lines };
}

function refusal(statusCode: number): () => Promise<never> {
  return () => Promise.reject(Object.assign(new Error('refused'), { statusCode }));
}

describe('postAlert', () => {
  it('begins a thread in the channel, and mentions whom the policy names', async () => {
    const { post, begun } = await openChannel(() => Promise.resolve('thread'));
    await post();
    const [[at, message] = []] = begun;
    assert.deepEqual(at, { ...ROUTE, channelId: HELPDESK_CHANNEL.channelId, tenantId: 'tenant-1' });
    assert.equal(message?.text, `${words.alerts['too-many-resets']('09:30 UTC')} <at>Megan</at>`);
  });

  it('leaves it to the log where there is no channel', async () => {
    const { post, begun, lines } = await openChannel(() => Promise.resolve('thread'), false, false);
    await post();
    assert.equal(begun.length, 0);
    assert.equal(lines[0]?.message, 'There is no helpdesk channel to be alerted');
  });

  it('asks to be tried again where nobody wrote in the channel yet', async () => {
    const { post } = await openChannel(() => Promise.resolve('thread'), true, false);
    await assert.rejects(post(), { code: 'teams.no-route', retryable: true });
  });

  it('asks to be tried again where Teams may take it later, and not where it refuses for good', async () => {
    await assert.rejects((await openChannel(refusal(503))).post(), { retryable: true });
    const { post, lines } = await openChannel(refusal(403));
    await post();
    assert.equal(lines[0]?.message, 'Teams did not take an alert for the helpdesk');
  });
});
