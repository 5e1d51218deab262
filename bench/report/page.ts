import { SECOND_MS } from '../../services/platform/clock.ts';
import type { Bar } from './chart.ts';
import type { Figure, Section } from './figure.ts';
import type { Finding, Findings, Machine } from './findings.ts';
import { renderPaperModel } from './paper-model.ts';
import { renderTable } from './table.ts';

/**
 * The measurements as a page of docs/, in Markdown. Pure.
 *
 * @param chart Its file, beside the page.
 */
export function renderPage(findings: Findings, chart: string): string {
  const machines = [...new Set(findings.map(({ machine }) => describe(machine)))];
  return `# Performance

Written by \`npm run bench\`; do not edit it by hand. Ratios and counts are what to look at: both sides of a ratio
were measured in turns (A B A B) in the same run on the same machine, in CPU time where that is what it says. Times in
milliseconds are of that machine only; in brackets, the smallest and the largest of all rounds.

${machines.map((machine, place) => `${place + 1}. ${machine}`).join('\n')}

![Activities per CPU-second beside botbuilder's echo bot](${chart})

${findings.map((finding) => renderSection(finding, machines)).join('\n\n')}

${renderPaperModel()}

## How it is measured

Every bot, the stub of the Bot Connector with token service and Intune, Redis, and the load generator run in processes of
their own on one machine. Bots are asked for their CPU time before and after; activities are counted where they arrive.
Authentication of the channel is off in all bots alike; the product logs and audits as in production. All are reached over
the same number of connections, and warm up first. For \`turn-cost\` they are started three times, since two processes of one
program differ for as long as they live, and the first three rounds of each start are not counted. A cost there is that of
one message sent or updated; "of 3" behind the turns says that a turn sends three of them on average. An echo sends one, and
takes one in for it: a bot that sends more for each that it takes in has an advantage in that. All are kept busy: a whole
reset is gone through by 2,000 people at a time, as each waits some seconds for the device. With 100 at a time, "with time to spare", the bot rests most of the time, and whatever it
does next has left the processor's caches; it stands beside an echo that rests as well. What a reset waits for, Graph's
limits and its own, costs nothing: it is measured in \`watch\` and \`burst\`, and in \`turn-cost\` the bot asks for room as
always, and always finds it. \`npm run bench\` measures everything, \`npm run bench -- watch\` one of
${findings.map(({ name }) => `\`${name}\``).join(', ')} and leaves the rest of this page as it is, and
\`npm run bench -- --quick\` a short form that writes nothing and fails on counts only.
`;
}

/** How much each bot does for a second of CPU time, beside the echo bot. */
export function chartBars(sections: readonly Section[]): readonly Bar[] {
  const figures = sections.find(({ name }) => name === 'turn-cost')?.figures ?? [];
  return figures.flatMap(({ what, against }: Figure) =>
    against?.baseline === 'echo'
      ? [{ label: what.replace(/^[^:]+: /, ''), value: against.ratio.median }]
      : [],
  );
}

function describe({ processor, cores, memoryGb, system, versions }: Machine): string {
  const packages = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `${processor}, ${cores} cores, ${memoryGb} GB, ${system}; ${packages.join(', ')}.`;
}

function renderSection(finding: Finding, machines: readonly string[]): string {
  const { title, command, day, tookMs, machine } = finding;
  const seconds = Math.round(tookMs / SECOND_MS);
  const place = machines.indexOf(describe(machine)) + 1;
  return `## ${title}\n\n\`${command}\`, ${day}, ${seconds} s, on machine ${place}\n\n${renderTable(finding)}`;
}
