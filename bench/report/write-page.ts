import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cpus, release, totalmem, type } from 'node:os';
import { basename } from 'node:path';
import { format } from 'prettier';
import { z } from 'zod';
import { renderChart } from './chart.ts';
import type { Section } from './figure.ts';
import { chartBars, type Machine, renderPage } from './page.ts';

const Package = z.object({ version: z.string() });
const LIBRARIES = ['botbuilder', 'restify', '@microsoft/agents-hosting', 'bullmq', 'ioredis', 'autocannon'];

/** Writes the page for people to read, and its chart beside it. */
export async function writePage(
  path: string,
  { sections, command }: { readonly sections: readonly Section[]; readonly command: string },
): Promise<void> {
  const chart = path.replace(/\.md$/, '.svg');
  const day = new Date().toISOString().slice(0, 10);
  const page = renderPage({ sections, machine: describeMachine(), command, chart: basename(chart), day });
  await writeFile(
    chart,
    renderChart('Activities per CPU-second', 'botbuilder’s echo = 1', chartBars(sections)),
  );
  await writeFile(path, await format(page, { parser: 'markdown', printWidth: 110 }));
}

function describeMachine(): Machine {
  const require = createRequire(import.meta.url);
  const versionOf = (name: string): string => Package.parse(require(`${name}/package.json`)).version;
  return {
    processor: cpus()[0]?.model ?? 'unknown processor',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: `${type()} ${release()}`,
    versions: {
      Node: process.versions.node,
      ...Object.fromEntries(LIBRARIES.map((name) => [name, versionOf(name)])),
    },
  };
}
