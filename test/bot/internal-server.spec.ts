import assert from 'node:assert/strict';
import { answerJson, type InternalServer, serveInternally } from '../../bot/internal-server.ts';
import { type LogLine, recordLog } from '../services/intune/record-log.ts';

describe('the internal port', () => {
  let server: InternalServer;
  let lines: LogLine[];

  beforeEach(async () => {
    const recorded = recordLog();
    lines = recorded.lines;
    const routes = {
      '/readyz': () => Promise.resolve(answerJson(503, { status: 'not ready' })),
      '/broken': () => Promise.reject(new Error('the password is 1234')),
    };
    server = await serveInternally(routes, { port: 0, host: '127.0.0.1', log: recorded.log });
  });
  afterEach(() => server.stop());

  const ask = async (
    path: string,
    method = 'GET',
  ): Promise<{ status: number; body: string; type: string }> => {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { method });
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, body: await response.text(), type };
  };

  it('answers what its routes say, whatever stands behind the path', async () => {
    const answer = { status: 503, body: '{"status":"not ready"}', type: 'application/json' };
    assert.deepEqual(await ask('/readyz'), answer);
    assert.deepEqual(await ask('/readyz?verbose'), answer);
    assert.deepEqual(await ask('/readyz', 'HEAD'), { ...answer, body: '' });
  });

  for (const path of ['/', '/nothing', '/readyz/', '/toString', '/__proto__']) {
    it(`knows nothing of ${path}`, async () => {
      assert.equal((await ask(path)).status, 404);
    });
  }

  it('lets nothing be changed', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) assert.equal((await ask('/readyz', method)).status, 405);
  });

  it('says nothing of what broke; the log does', async () => {
    assert.deepEqual(await ask('/broken'), {
      status: 500,
      body: '{"error":"Internal Server Error"}',
      type: 'application/json',
    });
    assert.equal(lines.length, 1);
  });

  it('does not open where the port is taken', async () => {
    const place = { port: server.port, host: '127.0.0.1', log: recordLog().log };
    await assert.rejects(serveInternally({}, place), { code: 'EADDRINUSE' });
  });
});
