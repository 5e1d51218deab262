import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { skipWithout } from './redis-process.ts';

/** An authority of the tests' own, and a certificate of it for loopback, for a day. */
export interface Certificates {
  /** The authority's certificate: a path to a PEM file, and the same as PEM. */
  readonly caFile: string;
  readonly ca: string;
  /** For `localhost` and `127.0.0.1`: paths to PEM files. */
  readonly certFile: string;
  readonly keyFile: string;
  /** The same, as PEM. */
  readonly cert: string;
  readonly key: string;
}

const run = promisify(execFile);

/** Makes them before the suite's tests and removes them after. @returns What gives them, once the tests run. */
export function useCertificates(): () => Certificates {
  let folder: string | undefined;
  let certificates: Certificates | undefined;

  before(async function () {
    skipWithout('openssl', this);
    folder = await mkdtemp(join(tmpdir(), 'passcode-desk-tls-'));
    certificates = await certify(folder);
  });
  after(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  return () => {
    if (certificates === undefined) throw new Error('Certificates are only there while the tests run');
    return certificates;
  };
}

/** Makes an authority and a certificate of it in a folder. */
async function certify(folder: string): Promise<Certificates> {
  const openssl = (...args: string[]): Promise<unknown> => run('openssl', args, { cwd: folder });
  // RSA, as Entra takes no other certificates of apps.
  const newKey = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes'];
  const forADay = [...newKey, '-days', '1'];
  const authority = ['-subj', '/CN=Passcode Desk tests', '-addext', 'basicConstraints=critical,CA:TRUE'];
  await openssl(...forADay, ...authority, '-keyout', 'ca.key', '-out', 'ca.pem');
  const loopback = ['-subj', '/CN=loopback', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'];
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-addext', 'basicConstraints=critical,CA:FALSE'];
  await openssl(...forADay, ...loopback, ...signed, '-keyout', 'loopback.key', '-out', 'loopback.pem');
  const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
  return {
    caFile: join(folder, 'ca.pem'),
    certFile: join(folder, 'loopback.pem'),
    keyFile: join(folder, 'loopback.key'),
    ca: await read('ca.pem'),
    cert: await read('loopback.pem'),
    key: await read('loopback.key'),
  };
}
