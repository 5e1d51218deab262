import { fileURLToPath } from 'node:url';
import { build } from './build.ts';

/** `npm run build`: what production runs, in `dist/`. */
await build(fileURLToPath(new URL('../../dist', import.meta.url)));
