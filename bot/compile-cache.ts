import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The build makes it, and fills it. */
const FOLDER = fileURLToPath(new URL('../.compile-cache', import.meta.url));

/**
 * Takes what V8 compiled when the product was built: a start need not compile it again. Where there is no such folder,
 * as beside the sources, nothing is kept; where it cannot be written, nothing is added. To be imported first.
 */
if (existsSync(FOLDER)) enableCompileCache(FOLDER);
