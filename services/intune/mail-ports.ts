import type { AddressBook, Mailbox } from '../notices/notice-ports.ts';
import { openMetrics } from '../platform/telemetry-metrics.ts';
import { createAddressBook } from './address-book.ts';
import { createGraph, type GraphSettings } from './graph-client.ts';
import { measuredGraph } from './measured-graph.ts';
import { createMailbox } from './mailbox.ts';

/** What e-mail asks of Microsoft Graph. */
export interface MailPorts {
  readonly mailbox: Mailbox;
  readonly addresses: AddressBook;
}

/**
 * Opens a mailbox on a Graph client of its own: a pause that Exchange asks for must not hold back the resets.
 *
 * @param address Of the service mailbox.
 */
export function openMail(settings: Omit<GraphSettings, 'onPauseAsked'>, address: string): MailPorts {
  const graph = measuredGraph(createGraph(settings), openMetrics());
  return { mailbox: createMailbox(graph, address), addresses: createAddressBook(graph) };
}
