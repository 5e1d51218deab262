import assert from 'node:assert/strict';
import { renderChart } from '../../bench/report/chart.ts';
import { type Figure, formatNumber, formatSpread, listFailures } from '../../bench/report/figure.ts';
import { addFindings, type Finding, type Findings } from '../../bench/report/findings.ts';
import { chartBars, renderPage } from '../../bench/report/page.ts';
import { renderTable } from '../../bench/report/table.ts';
import { summarize } from '../../bench/world/graph-tally.ts';

const missed = { text: '≤ 2', isReached: false };
const section = (figures: readonly Figure[]) => ({ name: 'turn-cost', title: 'Cost', figures, tookMs: 1000 });
const ratio = { median: 1.5, min: 1.2, max: 1.8 };
const machine = { processor: 'P', cores: 2, memoryGb: 8, system: 'Linux', versions: { Node: '24' } };
const found = (name: string, day: string): Finding => ({
  ...{ name, title: name, figures: [], tookMs: 1000, day, machine },
  command: `npm run bench -- ${name}`,
});

describe('report of the bench', () => {
  it('fails a run for a count that is missed, never for a time', () => {
    const count: Figure = { what: 'round trips', measured: '3', goal: { ...missed, kind: 'count' } };
    const time: Figure = { what: 'seconds', measured: '3', goal: { ...missed, kind: 'time' } };
    const reached: Figure = { ...count, goal: { text: '≤ 3', isReached: true, kind: 'count' } };
    assert.deepEqual(listFailures([section([count, time, reached])]), ['turn-cost: round trips: 3, not ≤ 2']);
  });

  it('shows a missed goal, and a ratio with its spread', () => {
    const figure: Figure = {
      what: 'help',
      measured: '2 ms',
      against: { baseline: 'echo', ratio },
      goal: { ...missed, kind: 'time' },
    };
    assert.match(
      renderTable(section([figure])),
      /\| help +\| 2 ms +\| 1\.50 × \(1\.20–1\.80\) echo \| ≤ 2 +\| no/,
    );
  });

  it('writes as many digits as mean something', () => {
    assert.deepEqual([0.12345, 12.345, 1234.5, 3].map(formatNumber), ['0.123', '12.3', '1,235', '3']);
    assert.equal(formatSpread({ median: 2, min: 2, max: 2 }, 'ms'), '2 ms');
  });

  it('draws bars to scale, with any words', () => {
    const svg = renderChart('A & B', 'x', [
      { label: '<one>', value: 2 },
      { label: 'two', value: 1 },
    ]);
    const widths = [...svg.matchAll(/<rect x="\d+" y="\d+" width="([\d.]+)"/g)].map(([, width]) =>
      Number(width),
    );
    assert.equal(widths[0], 2 * (widths[1] ?? 0));
    assert.match(svg, /A &amp; B.*&lt;one&gt;/s);
  });

  it('names machine, versions and command, and charts what is compared', () => {
    const compared: Figure = {
      what: 'per CPU-second: help',
      measured: '',
      against: { baseline: 'echo', ratio },
    };
    const elsewhere: Figure = { ...compared, against: { baseline: 'oauth', ratio } };
    const sections = [{ ...found('turn-cost', '2026-01-05'), figures: [compared, elsewhere] }];
    const page = renderPage(sections, 'c.svg');
    assert.match(
      page,
      /P, 2 cores, 8 GB, Linux; Node 24.*\(c\.svg\).*`npm run bench -- turn-cost`, 2026-01-05, 1 s, on machine 1/s,
    );
    assert.deepEqual(chartBars(sections), [{ label: 'help', value: 1.5 }]);
  });
});

describe('findings of the bench', () => {
  const order = ['turn-cost', 'watch', 'soak'];
  const days = (findings: Findings): readonly string[] => findings.map(({ name, day }) => `${name} ${day}`);
  const known = [found('soak', '2026-01-01'), found('turn-cost', '2026-01-01')];

  it('keep what was not measured again, in the order of the page', () => {
    const findings = addFindings(known, [found('turn-cost', '2026-01-05')], order);
    assert.deepEqual(days(findings), ['turn-cost 2026-01-05', 'soak 2026-01-01']);
  });

  it('say which machine and versions each is of', () => {
    const other = { ...found('watch', '2026-01-05'), machine: { ...machine, versions: { Node: '25' } } };
    const page = renderPage(addFindings(known, [other], order), 'c.svg');
    assert.match(page, /1\. P,.*Node 24\.\n2\. P,.*Node 25\.\n/s);
    assert.match(page, /turn-cost`, 2026-01-01, 1 s, on machine 1.*watch`, 2026-01-05, 1 s, on machine 2/s);
  });

  it('drop what is not measured any more', () => {
    const findings = addFindings(known, [], ['soak']);
    assert.deepEqual(days(findings), ['soak 2026-01-01']);
  });
});

const PHONE = '/v1.0/deviceManagement/managedDevices/1';

describe('tally of what Graph was asked', () => {
  const at = (second: number): string => new Date(second * 1000).toISOString();
  const look = (second: number, status = 200) =>
    ({ at: at(second), method: 'GET', path: PHONE, status, isBatched: true }) as const;

  it('counts what is in a batch, not the batch', () => {
    const batch = { at: at(0), method: 'POST', path: '/v1.0/$batch', status: 200 } as const;
    assert.deepEqual(summarize([look(0), batch]).graph, { lists: 0, looks: 1, writes: 0, others: 0 });
  });

  it('takes what is asked of a device before its reset for no look', () => {
    const check = { at: at(0), method: 'GET', path: PHONE, status: 200 } as const;
    assert.deepEqual(summarize([look(0), check]).graph, { lists: 0, looks: 1, writes: 0, others: 1 });
  });

  it('finds the fullest 20 seconds wherever they begin, and what was turned away', () => {
    const { most, throttled } = summarize([look(0), look(15), look(19), look(20), look(60), look(34, 429)]);
    assert.deepEqual([most.looks, throttled], [4, 1]);
  });
});
