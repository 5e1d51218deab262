import { chmod, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Node lets nobody but its maker read the cache; in the image everything belongs to root. */
export async function shareCompileCache(folder: string): Promise<void> {
  const cache = join(folder, '.compile-cache');
  for (const entry of await readdir(cache, { recursive: true, withFileTypes: true }))
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
}
