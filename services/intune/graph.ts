import type { Result } from '../platform/result.ts';
import type { GraphError } from './graph-error.ts';

/** The versions of Graph in use: beta to read devices (only it can tell all kinds apart), v1.0 for the rest. */
export type GraphVersion = 'v1.0' | 'beta';

/** Something to read: see {@link Graph.get}. */
export interface GraphRead {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** What is asked where an address does not hold it; makes it a POST, which changes nothing all the same. */
  readonly question?: Readonly<Record<string, unknown>>;
}

/** Graph takes no more reads than this in one request. */
export const MOST_READS = 20;

/**
 * Microsoft Graph as Intune's adapters need it.
 *
 * Every method rejects with a GraphError and nothing else.
 */
export interface Graph {
  /**
   * Reads. Repeated a few times by itself where Graph asks for a short pause.
   *
   * @param path Below the version, such as `deviceManagement/managedDevices`; ids in it are checked by the caller.
   * @param query OData options, not yet encoded.
   */
  get(version: GraphVersion, path: string, query?: Readonly<Record<string, string>>): Promise<unknown>;

  /**
   * Reads several things of v1.0 in one request (`$batch`), once: nothing is repeated by itself.
   *
   * @param reads At most {@link MOST_READS}. Each counts by itself against Graph's limits.
   * @returns In the order of the reads, what {@link get} would have answered or rejected with for each.
   */
  getMany(reads: readonly GraphRead[]): Promise<readonly Result<unknown, GraphError>[]>;

  /** Reads the page that an earlier answer linked to. A link that leads out of Graph is refused unread. */
  follow(nextLink: string): Promise<unknown>;

  /**
   * Sends a v1.0 action, once. Never repeated, whatever happens.
   *
   * @param body What the action is to do, where its path does not say all of it.
   */
  post(path: string, body?: object): Promise<void>;
}
