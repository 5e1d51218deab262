import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Keeps what V8 compiled beside the build, where nobody else writes: the next start need not compile it again. Where
 * that folder cannot be written nothing is kept, and nothing else changes. To be imported first.
 */
enableCompileCache(fileURLToPath(new URL('../.compile-cache', import.meta.url)));
