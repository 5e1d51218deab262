import satisfies from 'spdx-satisfies';

/**
 * Licences under which the product may be run and passed on, with nothing asked for but that their texts stay with
 * the packages. SPDX ids. A new one is a decision: read it before it is added.
 */
const ACCEPTED = [
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'ISC',
  'MIT',
  'Unlicense',
];

/** Packages whose `package.json` names no licence; read in their own files, for exactly this version. */
const READ_BY_HAND: Readonly<Record<string, string>> = {
  'cldrjs@0.5.5': 'MIT',
  'escape-regexp-component@1.0.2': 'MIT',
  'jspath@0.4.0': 'MIT',
};

/** A package that goes into production, and the licence it declares. */
export interface LicensedPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression. */
  readonly licence: string | undefined;
}

/** What becomes of a package. */
export interface LicenceVerdict extends LicensedPackage {
  readonly problem?: string;
}

/** Looks at each package, and at what was read by hand for packages that are gone. Pure. */
export function judgeLicences(
  packages: readonly LicensedPackage[],
  readByHand: Readonly<Record<string, string>> = READ_BY_HAND,
): readonly LicenceVerdict[] {
  const stale = Object.entries(readByHand)
    .filter(([key]) => !packages.some((entry) => keyOf(entry) === key))
    .map(([key, licence]) => ({
      ...fromKey(key),
      licence,
      problem: 'is read by hand, but not used any more',
    }));
  return [...packages.map((entry) => judge(entry, readByHand[keyOf(entry)])), ...stale];
}

function judge(entry: LicensedPackage, byHand: string | undefined): LicenceVerdict {
  const licence = entry.licence ?? byHand;
  if (licence === undefined) return { ...entry, problem: 'declares no licence' };
  const verdict = { ...entry, licence };
  return isAccepted(licence) ? verdict : { ...verdict, problem: 'has a licence that nobody accepted' };
}

/** What is no SPDX expression is not accepted either. */
function isAccepted(licence: string): boolean {
  try {
    return satisfies(licence, ACCEPTED);
  } catch {
    return false;
  }
}

function keyOf({ name, version }: LicensedPackage): string {
  return `${name}@${version}`;
}

function fromKey(key: string): Pick<LicensedPackage, 'name' | 'version'> {
  const at = key.lastIndexOf('@');
  return { name: key.slice(0, at), version: key.slice(at + 1) };
}
