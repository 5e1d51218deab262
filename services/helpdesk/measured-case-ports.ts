import { measureDelivery } from '../platform/measured-delivery.ts';
import type { Metrics } from '../platform/telemetry-metrics.ts';
import type { CaseChat, CaseDesk, PostedCase } from './case-ports.ts';

/** Traces and counts what the helpdesk's channel is told. */
export function measuredCaseDesk(desk: CaseDesk, metrics: Metrics): CaseDesk {
  return {
    hasChannel: () => desk.hasChannel(),
    async post(opened) {
      let posted: PostedCase = 'no-channel';
      await measureDelivery(metrics, 'case-card', async () => {
        posted = await desk.post(opened);
        return outcomeOf(posted);
      });
      return posted;
    },
    show: (shown) => measureDelivery(metrics, 'case-card-update', () => desk.show(shown)),
    pass: (about, message) =>
      measureDelivery(metrics, 'case-words-to-helpdesk', () => desk.pass(about, message)),
    remind: (about, how) => measureDelivery(metrics, 'case-reminder', () => desk.remind(about, how)),
  };
}

/** Where no channel is set, nothing is wrong: the case ends in the contact. */
function outcomeOf(posted: PostedCase): 'skipped' | 'undeliverable' | 'delivered' {
  if (posted === 'no-channel') return 'skipped';
  return posted === 'refused' ? 'undeliverable' : 'delivered';
}

/** Traces and counts what users are told of their cases. */
export function measuredCaseChat(chat: CaseChat, metrics: Metrics): CaseChat {
  return {
    pass: (about, message) => measureDelivery(metrics, 'case-words-to-user', () => chat.pass(about, message)),
    tell: (about, news) => measureDelivery(metrics, 'case-news', () => chat.tell(about, news)),
  };
}
