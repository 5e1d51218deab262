import assert from 'node:assert/strict';
import type { CaseDesk } from '../../../services/helpdesk/case-ports.ts';
import { measuredCaseChat, measuredCaseDesk } from '../../../services/helpdesk/measured-case-ports.ts';
import { IoError } from '../../../services/platform/errors.ts';
import { openMetrics } from '../../../services/platform/telemetry-metrics.ts';
import { useTelemetry } from '../../harness/telemetry/in-memory.ts';
import { someCase } from './some-case.ts';

const THREAD = { conversationId: '19:thread', cardActivityId: 'card' };
const DELIVERED = 'delivered' as const;

describe('measured ports of cases', () => {
  const telemetry = useTelemetry();
  const told = (message: string, outcome: string): Promise<number | undefined> =>
    telemetry.read('passcode_desk.deliveries', { message, outcome });

  function openDesk(post: CaseDesk['post']): CaseDesk {
    const deliver = (): Promise<typeof DELIVERED> => Promise.resolve(DELIVERED);
    const hasChannel = (): Promise<boolean> => Promise.resolve(true);
    const desk = { hasChannel, post, show: deliver, pass: deliver, remind: deliver };
    return measuredCaseDesk(desk, openMetrics());
  }

  it('pass on the thread of a case that is posted', async () => {
    const desk = openDesk(() => Promise.resolve(THREAD));

    assert.equal(await desk.post(someCase()), THREAD);
    assert.equal(await desk.hasChannel(), true);
    assert.equal(await told('case-card', 'delivered'), 1);
  });

  it('count a case whose channel is lost as undeliverable, and none where no channel is set', async () => {
    const answers = ['refused', 'no-channel'] as const;
    for (const answer of answers) {
      const desk = openDesk(() => Promise.resolve(answer));
      assert.equal(await desk.post(someCase()), answer);
    }
    assert.equal(await told('case-card', 'undeliverable'), 1);
    assert.equal(await told('case-card', 'skipped'), 1);
  });

  it('tell each kind of message apart', async () => {
    const desk = openDesk(() => Promise.resolve(THREAD));
    await desk.show(someCase());
    await desk.remind(someCase(), 'reminder');

    assert.equal(await told('case-card-update', 'delivered'), 1);
    assert.equal(await told('case-reminder', 'delivered'), 1);
  });

  it('count what will be tried again as failed, and pass it on', async () => {
    const away = new IoError('teams.busy', { retryable: true });
    const fail = (): Promise<never> => Promise.reject(away);
    const chat = measuredCaseChat({ pass: fail, tell: fail }, openMetrics());

    await assert.rejects(chat.tell(someCase(), 'claimed'), away);
    assert.equal(await told('case-news', 'failed'), 1);
  });
});
