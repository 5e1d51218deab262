import { EventEmitter } from 'node:events';
import { type ConnectorRecord, readableText } from './connector-record.ts';
import { keep } from './secret-hunt/kept.ts';

/** Longer than anything the bot does without waiting for a timer. */
const WAIT_TIMEOUT_MS = 5000;

/** Tells the records that are meant. */
export type RecordMatch = (record: ConnectorRecord) => boolean;

/** Keeps what the bot said, and lets tests wait for what it will say. */
export interface ConnectorLog {
  /** Everything carried out so far, oldest first. */
  readonly records: readonly ConnectorRecord[];
  add(entry: Omit<ConnectorRecord, 'order'>): void;
  /**
   * The first record that matches, among those of the past and those to come.
   *
   * @param afterOrder Only records after this one.
   * @param withinMs Five seconds where absent.
   * @throws Error that tells what was said instead, where none came in this time.
   */
  waitFor(matches: RecordMatch, afterOrder?: number, withinMs?: number): Promise<ConnectorRecord>;
  /** What a conversation shows now: every activity in its latest form and its first place. */
  chat(conversationId: string): readonly ConnectorRecord[];
}

/** Starts with nothing said. */
export function createConnectorLog(): ConnectorLog {
  const records: ConnectorRecord[] = [];
  const additions = new EventEmitter().setMaxListeners(0);
  return {
    records,
    add(entry) {
      records.push({ ...entry, order: records.length + 1 });
      keep('chats', () => JSON.stringify(entry));
      additions.emit('added');
    },
    chat: (conversationId) => showChat(records.filter((record) => record.conversationId === conversationId)),
    waitFor(matches, afterOrder = 0, withinMs = WAIT_TIMEOUT_MS) {
      const find = (): ConnectorRecord | undefined =>
        records.find((record) => record.order > afterOrder && matches(record));
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          additions.off('added', look);
          reject(new Error(`The bot did not say that. It said:\n${describe(records)}`));
        }, withinMs);
        const look = (): void => {
          const found = find();
          if (!found) return;
          clearTimeout(timer);
          additions.off('added', look);
          resolve(found);
        };
        additions.on('added', look);
        look();
      });
    },
  };
}

/** Typing shows nothing that stays. */
function showChat(records: readonly ConnectorRecord[]): readonly ConnectorRecord[] {
  const shown = new Map<string, ConnectorRecord>();
  for (const record of records) {
    if (record.operation === 'delete') shown.delete(record.activityId);
    else if (record.activity.type === 'message') shown.set(record.activityId, record);
  }
  return [...shown.values()];
}

function describe(records: readonly ConnectorRecord[]): string {
  return records
    .map(
      ({ order, operation, activity }) => `${order} ${operation} ${activity.type}: ${readableText(activity)}`,
    )
    .join('\n');
}
