import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { SETTING_NAMES } from '../../bot/config.ts';
import { readComposeFile } from './compose-file.ts';

const compose = readComposeFile({ REDIS_PASSWORD: 'pa55word' });
const { redis, bot } = compose.services;

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
    assert.deepEqual(bot.ports, ['127.0.0.1:3978:3978']);
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
