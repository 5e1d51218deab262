import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { LANGUAGES } from '../../locales/language.ts';
import { readIcons } from '../../manifest/app-package.ts';
import { buildPackage } from '../../manifest/build.ts';
import { fillTemplate } from '../../manifest/template.ts';
import { LEAST, settingsOf } from './some-package.ts';

const COMMAND = fileURLToPath(new URL('../../manifest/index.ts', import.meta.url));

describe('buildPackage', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'package-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  /** Builds into a folder that does not exist yet, and reads the zip. */
  async function build(env: Readonly<Record<string, string>> = LEAST): Promise<Buffer> {
    const built = await buildPackage(env, '1.2.3', join(folder, 'new'));
    assert.ok(built.ok, JSON.stringify(built));
    return readFile(built.value.path);
  }

  it('puts the manifest, all languages and both icons at the top of a zip', async () => {
    const files = unzipSync(await build());
    const languages = LANGUAGES.map((language) => `${language}.json`);

    assert.deepEqual(Object.keys(files), ['manifest.json', ...languages, 'color.png', 'outline.png']);
    assert.deepEqual(
      JSON.parse(strFromU8(files['manifest.json'] ?? Buffer.of())),
      fillTemplate(settingsOf({}), '1.2.3'),
    );
    const icons = await readIcons();
    assert.deepEqual(Buffer.from(files['color.png'] ?? []), icons.color);
    assert.deepEqual(Buffer.from(files['outline.png'] ?? []), icons.outline);
  });

  it('is named after the version', async () => {
    await build();

    assert.deepEqual(await readdir(join(folder, 'new')), ['passcode-desk-1.2.3.zip']);
  });

  it('writes the same bytes again', async () => {
    assert.deepEqual(await build(), await build());
  });

  it('says that the links lead to the bot’s host, where no page was given', async () => {
    const without = await buildPackage(LEAST, '1.2.3', folder);
    const withPage = await buildPackage(
      { ...LEAST, APP_WEBSITE_URL: 'https://contoso.com/it' },
      '1.2.3',
      folder,
    );

    assert.ok(without.ok && withPage.ok);
    assert.equal(without.value.emptyWebsite, 'https://desk.contoso.com/');
    assert.equal(withPage.value.emptyWebsite, undefined);
  });

  it('writes nothing where a setting is wrong', async () => {
    const built = await buildPackage(
      { ...LEAST, BOT_HOST: 'https://desk.contoso.com' },
      '1.2.3',
      join(folder, 'new'),
    );

    assert.ok(!built.ok);
    assert.deepEqual(built.error, ['BOT_HOST must be a host name alone: without https://, port or path']);
    assert.ok(!existsSync(join(folder, 'new')));
  });

  it('writes nothing where the package would be wrong', async () => {
    const built = await buildPackage(LEAST, '1'.repeat(257), join(folder, 'new'));

    assert.ok(!built.ok);
    assert.deepEqual(built.error, ['manifest.json: /version must NOT have more than 256 characters']);
    assert.ok(!existsSync(join(folder, 'new')));
  });
});

describe('npm run package', () => {
  it('fails, and names all settings that are missing', () => {
    const { status, stderr } = spawnSync(process.execPath, [COMMAND], { env: {}, encoding: 'utf8' });

    assert.equal(status, 1);
    assert.deepEqual(stderr.trim().split('\n'), [
      'MicrosoftAppId is missing',
      'MicrosoftAppTenantId is missing',
      'BOT_HOST is missing',
    ]);
  });
});
