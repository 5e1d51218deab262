import { execFileSync } from 'node:child_process';
import { z } from 'zod';
import type { LicensedPackage } from './licence-rules.ts';

const License = z.union([
  z.object({ license: z.object({ id: z.string() }) }).transform(({ license }) => license.id),
  z.object({ license: z.object({ name: z.string() }) }).transform(({ license }) => license.name),
  z.object({ expression: z.string() }).transform(({ expression }) => expression),
]);

/** The part that is used of npm's bill of materials, in CycloneDX. */
const Bill = z.object({
  components: z.array(
    z.object({ name: z.string(), version: z.string(), licenses: z.array(License).optional() }),
  ),
});

/**
 * Packages that `npm ci --omit=dev` installs, as npm's own bill of materials lists them. From the lock file: the install
 * script of botbuilder-dialogs removes packages of others, about which npm would complain.
 */
export function readProductionPackages(): readonly LicensedPackage[] {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'];
  const text = execFileSync('npm', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return parseBill(text);
}

/** Reads a bill of materials. Several licences side by side all hold. */
export function parseBill(text: string): readonly LicensedPackage[] {
  return Bill.parse(JSON.parse(text)).components.map(({ name, version, licenses }) => ({
    name,
    version,
    licence: licenses?.join(' AND '),
  }));
}
