import type { Import } from './imports.ts';

/** What the files of a folder may import from the repository, besides each other. */
interface Layer {
  readonly uses: readonly string[];
  /** Of these, only types. */
  readonly usesTypesOf?: readonly string[];
  /** Beginnings of package names that are not for this layer. */
  readonly withoutPackages?: readonly string[];
}

const FRAMEWORK = ['botbuilder', 'botframework-', 'restify'];
const PRODUCT = ['bot', 'dialogs', 'cards', 'locales', 'services'];

/** bot → dialogs → cards → locales; services below all, knowing none of them. */
const LAYERS: Readonly<Record<string, Layer>> = {
  services: { uses: [], withoutPackages: FRAMEWORK },
  locales: { uses: [], usesTypesOf: ['services'], withoutPackages: FRAMEWORK },
  cards: { uses: ['locales'], usesTypesOf: ['services'], withoutPackages: FRAMEWORK },
  dialogs: { uses: ['cards', 'locales', 'services'], withoutPackages: ['restify'] },
  bot: { uses: ['dialogs', 'cards', 'locales', 'services'] },
  sandbox: { uses: PRODUCT },
  bench: { uses: [...PRODUCT, 'sandbox', 'deploy'] },
  manifest: { uses: ['bot', 'locales', 'services', 'package.json'], withoutPackages: FRAMEWORK },
};

/** The folders that the rules speak of. */
export const LAYERED_FOLDERS: readonly string[] = Object.keys(LAYERS);

/** Says which imports go against the layers, one line each. */
export function findLayerBreaches(imports: readonly Import[]): readonly string[] {
  return imports.filter((entry) => !isAllowed(entry)).map(({ place, to }) => `${place} imports ${to}`);
}

function isAllowed({ from, to, isPackage, isTypeOnly }: Import): boolean {
  const folder = folderOf(from);
  const layer = LAYERS[folder];
  if (!layer) return true;
  if (isPackage) return !layer.withoutPackages?.some((name) => to.startsWith(name));
  const target = folderOf(to);
  if (target === folder || layer.uses.includes(target)) return true;
  return isTypeOnly && layer.usesTypesOf?.includes(target) === true;
}

function folderOf(path: string): string {
  return path.split('/', 1)[0] ?? '';
}
