import { writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { MINUTE_MS, SECOND_MS } from '../../services/platform/clock.ts';
import { CHAOS_ERRANDS, CHAOS_SETTINGS, GRAPH_TIMEOUT_MS, REOPEN_WITHIN_MS } from './instance-orders.ts';
import { type Campaign, durationAt, listViolations, renderTable } from './report.ts';

/** Writes the result for people to read. */
export async function writeReport(path: string, campaign: Campaign): Promise<void> {
  await writeFile(path, await format(renderReport(campaign, path), { parser: 'markdown', printWidth: 110 }));
}

/** The result as a page of docs/. */
function renderReport(campaign: Campaign, path: string): string {
  return `# Reliability: what survives

Written by \`${campaign.command} --report ${path}\`; do not edit it by hand.

${summary(campaign)}

${renderTable(campaign.results)}

In everything that was kept and said, **${campaign.secrets}**.

${EXPLANATION}

## Shortened for the runs

${settingsTable()}

Everything else is as in production: the lease of a conversation's lock (6 s), BullMQ's own times, the windows for
signing in and confirming, the limits.

${findings(campaign)}
`;
}

function summary({ results, tookMs, ...campaign }: Campaign): string {
  const violations = listViolations({ results, tookMs, ...campaign }).length;
  const duplicates = results.reduce((sum, run) => sum + run.duplicates, 0);
  const again = results.filter(({ starts }) => starts > 1).length;
  const talked = results.map(({ consultation }) => consultation);
  const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
  const words = sum(talked.map((talk) => talk.words));
  const repeats = sum(talked.map((talk) => talk.repeats));
  const saidAgain = sum(talked.map((talk) => talk.saidAgain));
  return `**${violations} violations in ${results.length} conversations**, each with a fault of its own and those of its
neighbours. ${duplicates} final messages came twice. In ${again} conversations the person had to say “reset” again. Half
of the conversations were over, outcome told, within ${durationAt(results, 0.5)} s, nine of ten within
${durationAt(results, 0.9)} s, all within ${durationAt(results, 1)} s. The whole took ${(tookMs / MINUTE_MS).toFixed(0)} minutes.

Beside each reset the same person talked with the helpdesk: ${words} times somebody wrote something; what of it was lost
or came out of order counts as a violation. ${repeats} of these messages, cards and news came twice, each where a process died, Redis was away or
an answer of Teams was lost in between; ${saidAgain} words were said again, because the bot had said that it was busy, or did not
answer at all.`;
}

const EXPLANATION = `## What is run

Two instances of the bot as processes of their own, composed as in production (\`storedInRedis\`), one \`redis-server\`
with an append-only file, the sandbox's Entra ID, token service and Intune, a recording Bot Connector, and a channel
that plays Teams and a load balancer: it gives each activity to one of the instances in turn, delays some, hands over
copies of some (late ones arrive after what was sent later), and sends again what is not answered. A person goes
through the whole conversation: reset, pick, a fresh sign-in over HTTP, confirm, outcome. Some press twice or ask for
the status in between; where nothing goes on they press again, then start again.

Meanwhile the same person asks for a person at the helpdesk. Two helpers press _Claim_ at the same moment; the one who got
the case answers in the card, with a mention or just in the thread, while the user writes in the own chat; then the
helper resolves the case and the user rates it. What nobody took is said again. The same faults strike, in the chat
and in the channel.

Four conversations go on at once, so that a crash for one of them hits its neighbours where they happen to be. What is
done to whom, and at which point, follows from the seed alone; what the machine is doing at that millisecond does not,
so that two runs of one seed differ in their interleaving. \`--only 17\` repeats the plan of run 17 alone.

## What is checked after each conversation, from the outside

- Intune's journal: at most one POST for each confirmation, whatever became of it.
- The stored record: every reset has ended, in one state, and its outcome was handed over.
- The log: no reset ended twice. The chat: one final message for each reset; more are counted as duplicates.
- No reset was called “not confirmed” although the device had been reset.
- The person was told an outcome.
- Every word that the helpdesk took stands on the other side, in the order in which it was taken; what was not taken was
  answered with an apology, or not at all. Nothing stands there twice without a death, an absence or a lost answer
  between the two. The same goes for the thread, and for the news that a case is claimed and resolved.
- Exactly one helper got the case and the other one was told who; it was claimed once and resolved, the rating is stored,
  and nothing is left to pass on.

And at the end: no lock, no device taken, no job but the ends of prompts and reminders to come, no case that is not closed, no record without an expiry, no key
that docs/storage.md does not explain; no instance ended by itself or did not stop when told to.

And over all of it the hunt: every passcode of the simulated devices, every token of Entra ID and the client's secret are
searched for in what Redis holds and in its append-only file, which has every value that was ever written, in all that
the instances printed, said and asked of Graph. Only the answer to _Show passcode_ may hold a passcode, and does.

A final message comes twice where the instance dies, or the answer of Teams is lost, between the message and the marker
that it was sent: better twice than never. Fewer POSTs than resets: an instance died after it wrote that it sends, and
before it sent; nobody sends for it, and the person hears that it could not be confirmed. “Began again” counts how often a person said “reset” once more.`;

function settingsTable(): string {
  const seconds = (ms: number): string => `${ms / SECOND_MS} s`;
  const rows = [
    ['a call to Graph is given up after', GRAPH_TIMEOUT_MS],
    ['a reset found `sending` lost its worker after', CHAOS_SETTINGS.sendLeaseMs],
    ['Intune may need to show a result whose answer was lost', CHAOS_SETTINGS.unknownGraceMs],
    ['an outcome not confirmed lost its worker after', CHAOS_SETTINGS.deliverLeaseMs],
    ['overdue resets are looked for every', CHAOS_SETTINGS.sweepEveryMs],
    ['and are overdue by', CHAOS_SETTINGS.sweepSlackMs],
    ['the first look at a device comes after', CHAOS_SETTINGS.looks.firstMs],
    ['an errand of a case not noted lost its worker after', CHAOS_ERRANDS.leaseMs],
    ['one that was not taken is tried again after', CHAOS_ERRANDS.looks.firstMs],
    ['a resolved case can be opened again for', REOPEN_WITHIN_MS],
  ] as const;
  return [
    '| what | in the runs |',
    '| --- | ---: |',
    ...rows.map(([what, ms]) => `| ${what} | ${seconds(ms)} |`),
  ].join('\n');
}

function findings(campaign: Campaign): string {
  const violations = listViolations(campaign).map((violation) => `- ${violation}`);
  const errors = [...campaign.errors].map(([message, count]) => `- ${count} × “${message}”`);
  const sections = [
    violations.length > 0 ? ['## Violations', ...violations] : [],
    errors.length > 0 ? ['## What the instances logged as errors', '', ...errors] : [],
  ];
  return sections.map((lines) => lines.join('\n')).join('\n\n');
}
