import { Redis } from 'ioredis';
import type { RedisSettings } from '../../services/platform/redis-settings.ts';
import { findFreePort } from './free-port.ts';
import { skipWithout } from './redis-process.ts';
import { type RedisServer, startRedis } from './redis-server.ts';
import { until } from './until.ts';

/** A cluster of the tests' own: three primaries on loopback, each with a third of the slots. */
export interface RedisClusterServers {
  readonly nodes: readonly RedisServer[];
  /** How to reach it through the first node. */
  readonly settings: RedisSettings;
  /** The node that holds a slot. */
  holderOf(slot: number): RedisServer;
}

interface Node extends RedisServer {
  /** Where the nodes talk to each other. */
  readonly busPort: number;
}

const SLOTS = 16_384;
const NODES = 3;
const PER_NODE = Math.ceil(SLOTS / NODES);
/** The nodes tell each other of their slots once a second, and more slowly on a busy machine. */
const STARTS_WITHIN_MS = 60_000;
/** After this many milliseconds of silence the others take a node for dead. */
const NODE_TIMEOUT_MS = 500;

/** Starts a cluster before the suite's tests and ends it after them. @returns What gives it, once the tests run. */
export function useRedisCluster(): () => RedisClusterServers {
  let nodes: Node[] = [];

  before(async function () {
    skipWithout('redis-server', this);
    this.timeout(STARTS_WITHIN_MS);
    // Together they would be given the same free port.
    while (nodes.length < NODES) nodes.push(await startNode());
    await join(nodes);
  });
  after(async () => {
    await Promise.all(nodes.map((node) => node.stop()));
    nodes = [];
  });

  return () => {
    const [first] = nodes;
    if (first === undefined) throw new Error('The cluster is only there while the tests run');
    return {
      nodes,
      settings: {
        url: 'redis://not-used.example',
        prefix: 'test',
        topology: { kind: 'cluster', nodes: [{ host: '127.0.0.1', port: first.port }] },
      },
      holderOf: (slot) => nodes[Math.floor(slot / PER_NODE)] ?? first,
    };
  };
}

async function startNode(): Promise<Node> {
  const busPort = await findFreePort();
  const bus = ['--cluster-port', String(busPort), '--cluster-node-timeout', String(NODE_TIMEOUT_MS)];
  return { ...(await startRedis(['--cluster-enabled', 'yes', ...bus])), busPort };
}

/** Gives each node its slots and lets them meet. Resolves when every node knows who holds every slot. */
async function join(nodes: readonly Node[]): Promise<void> {
  const clients = nodes.map(({ url }) => new Redis(url));
  const [first] = clients;
  for (const [i, client] of clients.entries()) {
    await client.cluster('SET-CONFIG-EPOCH', i + 1);
    const last = Math.min(SLOTS, (i + 1) * PER_NODE) - 1;
    await client.call('CLUSTER', 'ADDSLOTSRANGE', i * PER_NODE, last);
  }
  for (const { port, busPort } of nodes.slice(1)) {
    await first?.call('CLUSTER', 'MEET', '127.0.0.1', port, busPort);
  }
  await until(
    'the cluster is whole',
    async () => (await Promise.all(clients.map(isWhole))).every(Boolean),
    STARTS_WITHIN_MS,
  );
  for (const client of clients) client.disconnect();
}

async function isWhole(client: Redis): Promise<boolean> {
  const info = await client.cluster('INFO');
  return info.includes('cluster_state:ok') && info.includes(`cluster_size:${NODES}`);
}
