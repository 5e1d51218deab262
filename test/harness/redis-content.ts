import { Cluster } from 'ioredis';
import type { RedisConnection } from '../../services/platform/redis.ts';

/** A key and everything it holds, as text. */
export interface RedisContent {
  readonly key: string;
  readonly content: string;
}

/** Everything that Redis holds under the connection's prefix, whatever its type. */
export async function readEverything({ client, prefix }: RedisConnection): Promise<readonly RedisContent[]> {
  const nodes = client instanceof Cluster ? client.nodes('master') : [client];
  const keys = (await Promise.all(nodes.map((node) => node.keys(`${prefix}*`)))).flat();
  return Promise.all(keys.map(async (key) => ({ key, content: JSON.stringify(await read(key)) })));

  async function read(key: string): Promise<unknown> {
    const type = await client.type(key);
    switch (type) {
      case 'string':
        return client.get(key);
      case 'hash':
        return client.hgetall(key);
      case 'zset':
        return client.zrange(key, 0, '-1');
      case 'list':
        return client.lrange(key, 0, -1);
      case 'set':
        return client.smembers(key);
      case 'stream':
        return client.xrange(key, '-', '+');
      // It went in between.
      case 'none':
        return null;
      default:
        throw new Error(`Nobody reads keys of the type ${type}`);
    }
  }
}
