import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Loads what the production entry loads, starts telemetry, and says which packages of OpenTelemetry that took. */
const PROGRAM = `
import { registerHooks } from 'node:module';
const loaded = new Set();
registerHooks({
  load(url, context, next) {
    const found = /@opentelemetry\\/[^/]+/.exec(url)?.[0];
    if (found) loaded.add(found);
    return next(url, context);
  },
});
await import('./bot/production.ts');
const { startTelemetry } = await import('./bot/telemetry/start-telemetry.ts');
const log = { debug() {}, info() {}, warn() {}, error() {} };
const base = { OTEL_SERVICE_NAME: 'desk', OTEL_TRACES_SAMPLER_ARG: 1 };
await startTelemetry({ ...base, ...JSON.parse(process.argv[1]) }, log);
console.log(JSON.stringify([...loaded].sort()));
process.exit(0);
`;

async function loadedWith(settings: object): Promise<readonly string[]> {
  const args = ['--input-type=module', '--eval', PROGRAM, JSON.stringify(settings)];
  const { stdout } = await run(process.execPath, args, { cwd: ROOT });
  return JSON.parse(stdout) as readonly string[];
}

describe('starting telemetry', function () {
  this.timeout(30_000);

  it('loads nothing but the API where nothing asks for it', async () => {
    assert.deepEqual(await loadedWith({}), ['@opentelemetry/api']);
  });

  it('loads the SDK where metrics are shown, or something is sent', async () => {
    for (const settings of [
      { BOT_INTERNAL_PORT: 9090 },
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' },
    ]) {
      assert.ok((await loadedWith(settings)).includes('@opentelemetry/sdk-metrics'));
    }
  });
});
