import type { GraphVersion } from './managed-device-view.ts';

/** A request to Graph, whether it came over HTTP or inside a batch. */
export interface GraphRequest {
  readonly method: string;
  readonly version: GraphVersion;
  /** Below the version, such as `/deviceManagement`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** Where Graph is mounted, such as `http://localhost:4000/graph`; links in answers begin with it. */
  readonly root: string;
  /** It came inside a batch. */
  readonly isBatched?: true;
}

/** Graph's answer. */
export interface GraphResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What comes of a request: an answer, or a connection that is cut without one. */
export type GraphReply = GraphResponse | 'cut';

/** Answers a request. */
export type GraphHandler = (request: GraphRequest) => GraphReply | Promise<GraphReply>;
