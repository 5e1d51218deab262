import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { SETTING_NAMES } from '../../bot/config.ts';
import { readComposeFile } from './compose-file.ts';

const compose = readComposeFile({ REDIS_PASSWORD: 'pa55word' });
const { redis, bot, prometheus } = compose.services;

const Scraping = z.object({
  rule_files: z.array(z.string()),
  scrape_configs: z.tuple([
    z.object({
      dns_sd_configs: z.tuple([
        z.object({ names: z.array(z.string()), type: z.literal('A'), port: z.number() }),
      ]),
    }),
  ]),
});

describe('deploy/compose.yaml', () => {
  it('does not start without a password for Redis', () => {
    assert.throws(() => readComposeFile({ REDIS_PASSWORD: '' }), /REDIS_PASSWORD/);
  });

  for (const [name, service] of Object.entries(compose.services)) {
    it(`gives ${name} as little as it needs: no writing, no capabilities, no more rights later`, () => {
      assert.equal(service.read_only, true);
      assert.deepEqual(service.cap_drop, ['ALL']);
      assert.deepEqual(service.security_opt, ['no-new-privileges:true']);
      assert.equal(service.restart, 'unless-stopped');
    });

    it(`pins ${name} to no moving image`, () => {
      assert.doesNotMatch(service.image, /:latest$/);
    });
  }

  it('keeps Redis away from everything but the bot', () => {
    assert.deepEqual(redis.networks, ['inside']);
    assert.equal(compose.networks['inside']?.internal, true);
    assert.deepEqual(redis.ports, []);
    assert.ok(bot.networks.includes('inside'));
  });

  it('offers the bot to this machine only: in front of it stands what has the certificate', () => {
    assert.deepEqual(bot.ports, ['127.0.0.1:3978:3978', '127.0.0.1:9464:9464']);
  });

  it('brings Prometheus only where it is asked for, with the alerts, to the port that the bot shows metrics at', () => {
    assert.deepEqual([redis.profiles, bot.profiles, prometheus.profiles], [[], [], ['monitoring']]);
    const folder = new URL('../../deploy/alerts/', import.meta.url);
    const { rule_files: rules, scrape_configs: jobs } = Scraping.parse(
      parse(readFileSync(new URL('prometheus.yaml', folder), 'utf8')),
    );
    const [{ names, port }] = jobs[0].dns_sd_configs;
    assert.deepEqual([names, String(port)], [['bot'], bot.environment['BOT_INTERNAL_PORT']]);
    assert.ok(prometheus.networks.some((network) => bot.networks.includes(network)));
    assert.ok(rules.every((path) => existsSync(new URL(path, folder))));
    assert.ok(prometheus.volumes.includes('./alerts:/etc/prometheus:ro'));
    assert.ok(prometheus.command?.includes('--config.file=/etc/prometheus/prometheus.yaml'));
    assert.ok('prometheus-data' in compose.volumes);
  });

  it('keeps what Redis holds, and does not run it as root', () => {
    assert.deepEqual(redis.volumes, ['redis-data:/data']);
    assert.ok('redis-data' in compose.volumes);
    assert.match(redis.user ?? '', /^[1-9]\d*:/);
  });

  it('starts the bot once Redis answers', () => {
    assert.deepEqual(redis.healthcheck?.test, ['CMD', 'redis-cli', '-e', 'ping']);
    assert.deepEqual(bot.depends_on, { redis: { condition: 'service_healthy' } });
  });

  it('sets what the bot knows', () => {
    assert.deepEqual(
      Object.keys(bot.environment).filter((name) => !SETTING_NAMES.includes(name)),
      [],
    );
  });

  it('builds from files that exist', () => {
    const folder = new URL('../../deploy/', import.meta.url);
    assert.ok(existsSync(new URL(`${bot.build?.context ?? ''}/${bot.build?.dockerfile ?? ''}`, folder)));
    assert.equal(bot.env_file, '.env');
    assert.ok(existsSync(new URL('.env.example', folder)));
  });
});
