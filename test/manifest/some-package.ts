import assert from 'node:assert/strict';
import { type AppPackage, composePackage, readIcons } from '../../manifest/app-package.ts';
import { type PackageSettings, readPackageSettings } from '../../manifest/settings.ts';

export const BOT_ID = '11111111-2222-3333-4444-555555555555';
export const TENANT_ID = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';

/** As little as a package can be built from. */
export const LEAST = {
  MicrosoftAppId: BOT_ID,
  MicrosoftAppTenantId: TENANT_ID,
  BOT_HOST: 'desk.contoso.com',
};

/** The checked settings; fails the test where there is a problem. */
export function settingsOf(env: Readonly<Record<string, string>>): PackageSettings {
  const settings = readPackageSettings({ ...LEAST, ...env });
  assert.ok(settings.ok, JSON.stringify(settings));
  return settings.value;
}

/** The package that the repository makes. */
export async function somePackage(): Promise<AppPackage> {
  return composePackage(settingsOf({}), '1.2.3', await readIcons());
}

/** The same with one text changed, or taken away. */
export function withText(pack: AppPackage, file: string, path: string, text: string | undefined): AppPackage {
  const others = Object.entries(pack.localisations[file] ?? {}).filter(([key]) => key !== path);
  const texts = Object.fromEntries(text === undefined ? others : [...others, [path, text]]);
  return { ...pack, localisations: { ...pack.localisations, [file]: texts } };
}
