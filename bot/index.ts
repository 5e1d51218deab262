import './compile-cache.ts';

// Not before the cache is there: what is imported statically would be compiled first.
const { start } = await import('./start.ts');
await start();
