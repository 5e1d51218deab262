import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cpus, release, totalmem, type } from 'node:os';
import { basename } from 'node:path';
import { format } from 'prettier';
import { z } from 'zod';
import { renderChart } from './chart.ts';
import type { Section } from './figure.ts';
import { addFindings, type Machine, readFindings, writeFindings } from './findings.ts';
import { chartBars, renderPage } from './page.ts';

const Package = z.object({ version: z.string() });
const LIBRARIES = ['botbuilder', 'restify', '@microsoft/agents-hosting', 'bullmq', 'ioredis', 'autocannon'];

/** What was measured in this run. */
export interface Run {
  readonly sections: readonly Section[];
  /** Of all measurements, as they stand on the page. */
  readonly order: readonly string[];
  readonly command: string;
}

/** Writes the page for people to read, its chart and its numbers beside it. What was not measured now stays. */
export async function writePage(path: string, { sections, order, command }: Run): Promise<void> {
  const beside = (extension: string): string => path.replace(/\.md$/, extension);
  const day = new Date().toISOString().slice(0, 10);
  const machine = describeMachine();
  const found = sections.map(({ figures, ...section }) => ({
    ...section,
    figures: [...figures],
    ...{ command, day, machine },
  }));
  const known = await readFindings(beside('.json'));
  const findings = addFindings(known, found, order);
  await writeFindings(beside('.json'), findings);
  const bars = chartBars(findings);
  await writeFile(beside('.svg'), renderChart('Activities per CPU-second', 'botbuilder’s echo = 1', bars));
  const page = renderPage(findings, basename(beside('.svg')));
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
