import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { posix } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { SETTING_NAMES } from '../../bot/config.ts';
import { readBicep } from './bicep-file.ts';

const FOLDER = fileURLToPath(new URL('../../deploy/azure/', import.meta.url));
const paths = globSync('**/*.bicep', { cwd: FOLDER }).sort();
const files = new Map(paths.map((path) => [path, readBicep(path)]));
const main = readBicep('main.bicep');
const bot = readBicep('modules/bot.bicep').text;
const [ofBot = '', ofCollector = ''] = readBicep('modules/app.bicep').text.split(/^ +name: 'collector'$/m);

const Collector = z.object({
  receivers: z.object({
    otlp: z.object({ protocols: z.object({ http: z.object({ endpoint: z.string() }) }) }),
  }),
  exporters: z.record(z.string(), z.object({ connection_string: z.string() })),
  service: z.object({
    pipelines: z.record(
      z.string(),
      z.object({
        receivers: z.array(z.string()),
        processors: z.array(z.string()),
        exporters: z.array(z.string()),
      }),
    ),
  }),
});
const collector = Collector.parse(
  parse(readFileSync(new URL('../../deploy/collector/azure-monitor.yaml', import.meta.url), 'utf8')),
);

/** Bicep's compiler is not here; what it would find first is looked for by name. */
describe('deploy/azure', () => {
  it('consists of files that somebody uses', () => {
    const used = [...files].flatMap(([path, { modules }]) =>
      modules.map((module) => posix.join(posix.dirname(path), module.path)),
    );
    assert.deepEqual([...new Set(used), 'main.bicep'].sort(), paths);
  });

  for (const [path, { modules, outputsUsed, params, text }] of files) {
    for (const module of modules) {
      const target = files.get(posix.join(posix.dirname(path), module.path));

      it(`gives ${module.path} in ${path} everything that it needs, and nothing else`, () => {
        assert.ok(target);
        const known = target.params.map(({ name }) => name);
        const needed = target.params.filter(({ hasDefault }) => !hasDefault).map(({ name }) => name);
        assert.deepEqual(
          module.given.filter((name) => !known.includes(name)),
          [],
        );
        assert.deepEqual(
          needed.filter((name) => !module.given.includes(name)),
          [],
        );
      });

      it(`takes from ${module.path} in ${path} only what it gives`, () => {
        const taken = outputsUsed.filter((entry) => entry.module === module.name).map(({ output }) => output);
        assert.deepEqual(
          taken.filter((output) => target?.outputs.includes(output) !== true),
          [],
        );
      });
    }

    it(`understands every parameter of ${path}`, () => {
      assert.equal(params.length, text.match(/^param /gm)?.length);
    });

    it(`uses every parameter of ${path}`, () => {
      for (const { name } of params) assert.ok(text.split(new RegExp(`\\b${name}\\b`)).length > 2, name);
    });

    it(`marks the secrets of ${path}, gives none a default, and gives none out`, () => {
      const secrets = params.filter(
        ({ name }) => /secret$|key$|password/i.test(name) && !/^\w+(Url|Key)Secret$/.test(name),
      );
      assert.deepEqual(
        secrets.filter(({ isSecure, hasDefault }) => !isSecure || hasDefault),
        [],
      );
      assert.doesNotMatch(text, /^output .*listKeys/m);
    });
  }

  it('sets what the bot knows', () => {
    const inMain = /settings: union\(\s*\{([\s\S]*?)\n {6}\}/.exec(main.text)?.[1] ?? '';
    const names = [
      ...[...inMain.matchAll(/^ {8}(\w+):/gm)].map(([, name = '']) => name),
      ...[...ofBot.matchAll(/\{ name: '([A-Z_]+)'/g)].map(([, name = '']) => name),
    ];
    assert.ok(names.length >= 12);
    assert.deepEqual(
      names.filter((name) => !SETTING_NAMES.includes(name)),
      [],
    );
  });

  it('puts a collector beside the bot, which takes what that sends and brings all of it to Application Insights', () => {
    const [, port] =
      /name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: 'http:\/\/127\.0\.0\.1:(\d+)'/.exec(ofBot) ?? [];
    assert.equal(collector.receivers.otlp.protocols.http.endpoint, `0.0.0.0:${port ?? ''}`);
    const [, variable] = /\{ name: '(\w+)', secretRef: 'insights-connection' \}/.exec(ofCollector) ?? [];
    assert.deepEqual(Object.values(collector.exporters), [
      { connection_string: `\${env:${variable ?? ''}}` },
    ]);
    const { traces, metrics, ...others } = collector.service.pipelines;
    assert.deepEqual([traces?.receivers, traces?.exporters], [['otlp'], Object.keys(collector.exporters)]);
    assert.deepEqual([metrics, others], [traces, {}]);
  });

  it('shows metrics and reasons to nobody outside the container', () => {
    assert.match(ofBot, /name: 'BOT_INTERNAL_PORT'/);
    assert.doesNotMatch(ofBot, /BOT_INTERNAL_HOST|9464.*(targetPort|exposedPort)/);
  });

  it('asks for a sign-in that is not silent, through the only provider that can', () => {
    assert.match(bot, /'\?client_id=\{ClientId\}&.*&prompt=login&max_age=0'/);
    assert.match(bot, /serviceProviderId: '8379c6d2-b262-4d4f-b89b-68dc5b5f5482'/);
    assert.doesNotMatch(bot, /key: 'token(Exchange|Post)/i);
    assert.doesNotMatch(bot, /scopes: .*offline_access/);
  });

  it('gives that provider all eleven parameters', () => {
    const keys = [...bot.matchAll(/key: '(\w+)'/g)].map(([, key = '']) => key);
    assert.deepEqual(keys.sort(), [
      'AuthorizationUrlQueryStringTemplate',
      'AuthorizationUrlTemplate',
      'ClientId',
      'ClientSecret',
      'RefreshBodyTemplate',
      'RefreshUrlQueryStringTemplate',
      'RefreshUrlTemplate',
      'ScopeListDelimiter',
      'TokenBodyTemplate',
      'TokenUrlQueryStringTemplate',
      'TokenUrlTemplate',
    ]);
  });

  it('has a Redis that forgets and drops nothing', () => {
    const { text } = readBicep('modules/redis.bicep');
    assert.match(text, /evictionPolicy: 'NoEviction'/);
    assert.match(text, /aofEnabled: true/);
    assert.match(text, /clientProtocol: 'Encrypted'/);
  });

  it('shows how its parameters are filled in', () => {
    const example = readFileSync(`${FOLDER}/main.bicepparam.example`, 'utf8');
    const shown = [...example.matchAll(/^param (\w+) =/gm)].map(([, name = '']) => name);
    const known = main.params.map(({ name }) => name);
    const needed = main.params.filter(({ hasDefault }) => !hasDefault).map(({ name }) => name);
    assert.deepEqual(
      shown.filter((name) => !known.includes(name)),
      [],
    );
    assert.deepEqual(
      needed.filter((name) => !shown.includes(name)),
      [],
    );
  });
});
