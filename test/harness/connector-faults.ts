import type { RequestHandler, Response } from 'express';
import { z } from 'zod';

/** What begins a thread names the channel, and no conversation. */
const Beginning = z.object({ channelData: z.object({ channel: z.object({ id: z.string() }) }) });

/** What the connector is asked to do. */
export type ConnectorOperation = 'send' | 'update' | 'delete' | 'ask';

/** How the next requests go wrong. */
export interface ConnectorFault {
  /** Only for these; for all where absent. */
  readonly operation?: ConnectorOperation;
  /** Only in this conversation; in all where absent. A thread is begun in its channel. */
  readonly conversationId?: string;
  /** How many requests it hits; one where absent. */
  readonly times?: number;
  /** Waits before anything else, in milliseconds. */
  readonly delayMs?: number;
  /** Does it at once, and waits so long before the answer, in milliseconds. */
  readonly answerDelayMs?: number;
  /** Answers with this status instead of doing it. */
  readonly status?: number;
  /** Bot Framework's error code in that answer. */
  readonly code?: string;
  readonly retryAfterSeconds?: number;
  /** Closes the connection without an answer: before doing it, or after it was done. */
  readonly drop?: 'before' | 'after';
}

/** The faults still to come. */
export interface ConnectorFaults {
  add(fault: ConnectorFault): void;
  /** Applies the oldest fault that is meant for the operation, if any. */
  middleware(operation: ConnectorOperation): RequestHandler<{ conversation?: string }>;
}

/** Keeps faults in the order in which they were injected. */
export function createConnectorFaults(): ConnectorFaults {
  const queued: (ConnectorFault & { left: number })[] = [];

  function take(
    operation: ConnectorOperation,
    conversationId: string | undefined,
  ): ConnectorFault | undefined {
    const index = queued.findIndex(
      (fault) =>
        (fault.operation ?? operation) === operation &&
        (fault.conversationId ?? conversationId) === conversationId,
    );
    const fault = queued[index];
    if (fault && --fault.left === 0) queued.splice(index, 1);
    return fault;
  }

  return {
    add: (fault) => void queued.push({ ...fault, left: fault.times ?? 1 }),
    middleware: (operation) => async (req, res, next) => {
      const fault = take(operation, req.params.conversation ?? channelIn(req.body));
      if (fault?.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
      if (fault?.drop === 'before') return void req.socket.destroy();
      if (fault?.drop === 'after') res.json = () => res.destroy();
      if (fault?.answerDelayMs !== undefined) answerLate(res, fault.answerDelayMs);
      if (fault?.status === undefined) {
        next();
        return;
      }
      if (fault.retryAfterSeconds !== undefined) res.set('Retry-After', String(fault.retryAfterSeconds));
      res.status(fault.status).json({ error: { code: fault.code ?? 'InjectedFault', message: 'injected' } });
    },
  };
}

function answerLate(res: Response, delayMs: number): void {
  const answer = res.json.bind(res);
  res.json = (body) => {
    setTimeout(() => answer(body), delayMs);
    return res;
  };
}

function channelIn(body: unknown): string | undefined {
  return Beginning.safeParse(body).data?.channelData.channel.id;
}
