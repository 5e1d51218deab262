import { z } from 'zod';

/** What a process has used since it began, and what it holds now. */
export const Usage = z.object({
  /** User and system time, in milliseconds. */
  cpuMs: z.number(),
  rssBytes: z.number(),
  /** In use by objects, after a collection where the process can force one. */
  heapBytes: z.number(),
  /** Timers, sockets and the like that keep a process alive. */
  handles: z.number(),
});

/** What a process has used since it began, and what it holds now. */
export type Usage = z.infer<typeof Usage>;

/** What a measured process tells its parent. */
export const Told = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('listening'), port: z.number() }),
  z.object({ kind: z.literal('usage'), usage: Usage }),
]);
