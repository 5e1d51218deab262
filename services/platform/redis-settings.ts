/** Where a server listens. */
export interface RedisAddress {
  readonly host: string;
  readonly port: number;
}

/** Several servers, and how to find the right one among them. */
export type RedisTopology =
  | {
      /** One primary with replicas, watched by Sentinels: those are asked who the primary is. */
      readonly kind: 'sentinel';
      readonly sentinels: readonly RedisAddress[];
      /** The name under which the Sentinels watch the primary. */
      readonly name: string;
      /** The Sentinels' own password, where they have one. Never logged. */
      readonly password?: string;
    }
  | {
      /** Redis Cluster: one living node of these is enough to find all others. */
      readonly kind: 'cluster';
      readonly nodes: readonly RedisAddress[];
    };

/** How to reach Redis, and under which names to keep things there. */
export interface RedisSettings {
  /**
   * `redis://` or `rediss://` (TLS), with the credentials. Never logged. With Sentinel or Cluster its host is
   * not used: theirs are.
   */
  readonly url: string;
  /** First part of every key, so that several installations can share a server. */
  readonly prefix: string;
  /** Absent for a single server. */
  readonly topology?: RedisTopology;
  /** The certificate authority of a `rediss://` server that has a private one, as PEM. */
  readonly tlsCa?: string;
  /** How long a call waits for a broken connection to come back, in milliseconds. */
  readonly patienceMs?: number;
}

/** The setting that says where Redis is. */
export function addressSettingOf({ topology }: RedisSettings): string {
  if (topology === undefined) return 'REDIS_URL';
  return topology.kind === 'sentinel' ? 'REDIS_SENTINELS' : 'REDIS_CLUSTER_NODES';
}
