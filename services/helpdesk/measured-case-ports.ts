import { measureDelivery } from '../platform/measured-delivery.ts';
import type { Metrics } from '../platform/telemetry-metrics.ts';
import type { CaseChat, CaseDesk, CaseThread } from './case-ports.ts';

/** Traces and counts what the helpdesk's channel is told. */
export function measuredCaseDesk(desk: CaseDesk, metrics: Metrics): CaseDesk {
  return {
    async post(opened) {
      let thread: CaseThread | 'no-channel' = 'no-channel';
      await measureDelivery(metrics, 'case-card', async () => {
        thread = await desk.post(opened);
        return thread === 'no-channel' ? 'undeliverable' : 'delivered';
      });
      return thread;
    },
    show: (shown) => measureDelivery(metrics, 'case-card-update', () => desk.show(shown)),
    pass: (about, message) =>
      measureDelivery(metrics, 'case-words-to-helpdesk', () => desk.pass(about, message)),
    remind: (about, how) => measureDelivery(metrics, 'case-reminder', () => desk.remind(about, how)),
  };
}

/** Traces and counts what users are told of their cases. */
export function measuredCaseChat(chat: CaseChat, metrics: Metrics): CaseChat {
  return {
    pass: (about, message) => measureDelivery(metrics, 'case-words-to-user', () => chat.pass(about, message)),
    tell: (about, news) => measureDelivery(metrics, 'case-news', () => chat.tell(about, news)),
  };
}
