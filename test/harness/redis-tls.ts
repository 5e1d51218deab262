import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFreePort } from './free-port.ts';
import { skipWithout } from './redis-process.ts';
import { type RedisServer, startRedis } from './redis-server.ts';

/** A Redis with TLS, whose certificate comes from an authority of the tests' own. */
export interface RedisTlsServer {
  readonly url: string;
  /** The authority's certificate: a path to a PEM file. */
  readonly caFile: string;
  /** The same, as PEM. */
  readonly ca: string;
}

const run = promisify(execFile);

/** Starts one before the suite's tests and ends it after them. @returns What gives it, once the tests run. */
export function useRedisTls(): () => RedisTlsServer {
  let server: RedisServer | undefined;
  let tls: RedisTlsServer | undefined;
  let folder: string | undefined;

  before(async function () {
    skipWithout('redis-server', this);
    skipWithout('openssl', this);
    folder = await mkdtemp(join(tmpdir(), 'passcode-desk-tls-'));
    await certify(folder);
    const port = await findFreePort();
    server = await startRedis(toOptions(folder, port));
    const caFile = join(folder, 'ca.pem');
    tls = { url: `rediss://127.0.0.1:${port}`, caFile, ca: await readFile(caFile, 'utf8') };
  });
  after(async () => {
    await server?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  return () => {
    if (tls === undefined) throw new Error('Redis is only there while the tests run');
    return tls;
  };
}

function toOptions(folder: string, port: number): string[] {
  const files = ['--tls-cert-file', join(folder, 'redis.pem'), '--tls-key-file', join(folder, 'redis.key')];
  const authority = ['--tls-ca-cert-file', join(folder, 'ca.pem'), '--tls-auth-clients', 'no'];
  return ['--tls-port', String(port), ...files, ...authority];
}

/** Makes an authority, and a certificate of it for loopback, both for a day. */
async function certify(folder: string): Promise<void> {
  const newKey = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '1',
  ];
  const openssl = (...args: string[]): Promise<unknown> => run('openssl', args, { cwd: folder });
  const authority = ['-subj', '/CN=Passcode Desk tests', '-addext', 'basicConstraints=critical,CA:TRUE'];
  await openssl(...newKey, ...authority, '-keyout', 'ca.key', '-out', 'ca.pem');
  const loopback = ['-subj', '/CN=redis', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-addext', 'basicConstraints=critical,CA:FALSE'];
  await openssl(...newKey, ...loopback, ...signed, '-keyout', 'redis.key', '-out', 'redis.pem');
}
