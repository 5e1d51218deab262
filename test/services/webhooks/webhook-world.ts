import type { CaseAnnouncement, CaseAnnouncer } from '../../../services/helpdesk/case-ports.ts';
import { Secret } from '../../../services/platform/secret.ts';
import { createWebhooks } from '../../../services/webhooks/create-webhooks.ts';
import { createMemoryWebhookOutbox } from '../../../services/webhooks/memory-webhook-outbox.ts';
import { createHttpReceiver } from '../../../services/webhooks/webhook-receiver.ts';
import type { WebhookService } from '../../../services/webhooks/webhook-service.ts';
import { createCollectedLog } from '../../harness/collected-log.ts';
import { claimedCase, KIM, somePhone } from '../helpdesk/some-case.ts';
import { HandClock, HandQueue } from '../resets/hand-ports.ts';

export const SECRET = 'a secret of the tests, long enough';

/** A webhook that sends over HTTP to an address, with time and queue made by hand. */
export class WebhookWorld {
  readonly clock = new HandClock(Date.UTC(2026, 0, 5, 9));
  readonly queue = new HandQueue();
  readonly log = createCollectedLog();
  readonly outbox = createMemoryWebhookOutbox();
  readonly webhooks: WebhookService & CaseAnnouncer;

  constructor(url: string) {
    const receiver = createHttpReceiver({ url, secret: new Secret(SECRET), clock: this.clock });
    const { clock, queue, log, outbox } = this;
    this.webhooks = createWebhooks({ outbox, receiver, queue, clock, log, random: () => 0.5 });
  }

  /** Lets time pass, with every job done when it is due. */
  async pass(ms: number): Promise<void> {
    const until = this.clock.now() + ms;
    for (let next = this.queue.takeNext(until); next !== undefined; next = this.queue.takeNext(until)) {
      this.clock.time = Math.max(this.clock.time, next.at);
      if (next.job.kind === 'webhook') await this.webhooks.deliver(next.job.deliveryId);
    }
    this.clock.time = until;
  }
}

/** What a helper wrote in a case with everything in it. */
export function someAnnouncement(facts: Partial<CaseAnnouncement> = {}): CaseAnnouncement {
  const message = {
    sequence: 7,
    to: 'user',
    from: KIM,
    text: 'Please restart it: "twice" <b>🔑</b>',
    attachments: [{ name: 'guide.pdf', url: undefined }],
    change: 'new',
    sourceId: 'activity-1',
    at: 1_030_000,
  } as const;
  const about = claimedCase({
    device: somePhone(),
    reason: 'failed',
    detail: 'rejected',
    resetId: 'reset-1',
  });
  return { id: 'case-1:8', event: 'case.message', at: 1_030_000, sequence: 8, about, message, ...facts };
}
