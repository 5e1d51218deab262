import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import product from '../package.json' with { type: 'json' };
import { buildPackage } from './build.ts';

const FOLDER = fileURLToPath(new URL('../build', import.meta.url));

const built = await buildPackage(process.env, product.version, FOLDER);
if (built.ok) {
  const { path, emptyWebsite } = built.value;
  console.log(`Built ${relative(process.cwd(), path)}. manifest/README.md says where to upload it.`);
  if (emptyWebsite)
    console.warn(`Its links lead to ${emptyWebsite}: set APP_WEBSITE_URL to a page for people.`);
} else {
  for (const problem of built.error) console.error(problem);
  process.exitCode = 1;
}
