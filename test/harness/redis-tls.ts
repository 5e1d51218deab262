import { type Certificates, useCertificates } from './certificates.ts';
import { findFreePort } from './free-port.ts';
import { skipWithout } from './redis-process.ts';
import { type RedisServer, startRedis } from './redis-server.ts';

/** A Redis with TLS, whose certificate comes from an authority of the tests' own. */
export interface RedisTlsServer extends Pick<Certificates, 'ca' | 'caFile'> {
  readonly url: string;
}

/** Starts one before the suite's tests and ends it after them. @returns What gives it, once the tests run. */
export function useRedisTls(): () => RedisTlsServer {
  const certificates = useCertificates();
  let server: RedisServer | undefined;
  let url: string | undefined;

  before(async function () {
    skipWithout('redis-server', this);
    const port = await findFreePort();
    server = await startRedis(toOptions(certificates(), port));
    url = `rediss://127.0.0.1:${port}`;
  });
  after(() => server?.stop());

  return () => {
    if (url === undefined) throw new Error('Redis is only there while the tests run');
    const { ca, caFile } = certificates();
    return { url, ca, caFile };
  };
}

function toOptions({ caFile, certFile, keyFile }: Certificates, port: number): string[] {
  const files = ['--tls-cert-file', certFile, '--tls-key-file', keyFile, '--tls-ca-cert-file', caFile];
  return ['--tls-port', String(port), ...files, '--tls-auth-clients', 'no'];
}
