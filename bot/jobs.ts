import type { AuditForwarder } from '../services/audit/forward-audit.ts';
import type { Job, JobHandler } from '../services/jobs/job-queue.ts';
import type { NoticeService } from '../services/notices/notice-service.ts';
import type { ResetService } from '../services/resets/reset-service.ts';
import type { WebhookService } from '../services/webhooks/webhook-service.ts';
import type { Helpdesk } from './helpdesk.ts';
import type { HelpdeskBot } from './helpdesk-bot.ts';

type JobOf<K extends Job['kind']> = Extract<Job, { kind: K }>;

/** One handler per kind of job; a missing one does not compile. */
type JobHandlers = { readonly [K in Job['kind']]: (job: JobOf<K>) => Promise<void> };

/** Who takes the next step of what. What nobody here knows how to do is left to its sweep. */
interface Workers {
  readonly auditForwarder?: Pick<AuditForwarder, 'forward'> | undefined;
  readonly caseWebhook?: { readonly service: Pick<WebhookService, 'deliver'> } | undefined;
  readonly resets: ResetService;
  readonly notices: NoticeService | undefined;
  readonly helpdesk: Pick<Helpdesk, 'cases' | 'alert'>;
}

/** Does every job that the queue knows. */
export function createJobHandler(
  bot: HelpdeskBot,
  { resets, helpdesk, caseWebhook, notices, auditForwarder }: Workers,
): JobHandler {
  const handlers: JobHandlers = {
    reset: ({ resetId }) => resets.advance(resetId),
    case: ({ caseId }) => helpdesk.cases.advance(caseId),
    alert: ({ alert, at }) => helpdesk.alert(alert, at),
    webhook: async ({ deliveryId }) => caseWebhook?.service.deliver(deliveryId),
    mail: async ({ notice }) => notices?.deliver(notice),
    'audit-forward': async ({ tenantId }) => auditForwarder?.forward(tenantId),
    'prompt-timeout': ({ conversationId, promptId }) =>
      bot.raise(conversationId, { kind: 'prompt-expired', promptId }),
  };
  return (job) => doJob(handlers, job);
}

function doJob<K extends Job['kind']>(handlers: JobHandlers, job: JobOf<K>): Promise<void> {
  const kind: K = job.kind;
  return handlers[kind](job);
}
