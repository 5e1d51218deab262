import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { AUDIT_KINDS } from '../../services/audit/audit-event.ts';
import { COUNTERS, DURATIONS, GAUGES } from '../../services/platform/telemetry-metrics.ts';
import { exposedMetrics, readQuery } from './promql.ts';

const Rules = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      rules: z.array(
        z.strictObject({
          alert: z.string().regex(/^[A-Z][A-Za-z]+$/),
          expr: z.string(),
          for: z
            .string()
            .regex(/^\d+[smh]$/)
            .optional(),
          labels: z.strictObject({ severity: z.enum(['critical', 'warning']) }),
          annotations: z.strictObject({ summary: z.string(), runbook: z.string() }),
        }),
      ),
    }),
  ),
});

const Panel = z.object({
  id: z.number(),
  type: z.string(),
  title: z.string().min(1),
  targets: z.array(z.object({ expr: z.string(), legendFormat: z.string() })).default([]),
});
const Dashboard = z.object({ uid: z.string(), panels: z.array(Panel) });

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const runbook = read('docs/runbook.md');
const alerts = Rules.parse(parse(read('deploy/alerts/rules.yaml'))).groups.flatMap(({ rules }) => rules);
const { panels } = Dashboard.parse(JSON.parse(read('deploy/grafana/dashboard.json')));

/** What is wrong with a query, in the eyes of who knows what the product shows. */
function flawsOf(expr: string): readonly string[] {
  const exposed = exposedMetrics();
  const { isValid, metrics, labels } = readQuery(expr);
  const known = metrics.flatMap((metric) => exposed.get(metric) ?? []);
  return [
    ...(isValid && metrics.length > 0 ? [] : [`not PromQL: ${expr}`]),
    ...metrics.filter((metric) => !exposed.has(metric)).map((metric) => `no metric ${metric}`),
    ...labels.filter((label) => !known.includes(label)).map((label) => `no label ${label} in ${expr}`),
    ...kindsIn(expr).filter((kind) => !AUDIT_KINDS.some((real) => real === kind)),
  ];
}

/** The kinds of audit events that a query names. */
function kindsIn(expr: string): readonly string[] {
  const selectors = [...expr.matchAll(/audit_events_total\{kind=~?"([^"]+)"/g)];
  return selectors.flatMap(([, kinds = '']) => kinds.split('|'));
}

/** The text under a heading, without what is under the next. */
function sectionOf(title: string): string | undefined {
  return new RegExp(`^### ${title}\\n\\n([^]*?)(?=^##)`, 'm').exec(runbook)?.[1];
}

describe('a query', () => {
  it('is noticed where Prometheus would not take it, or it asks for what is not there', () => {
    const bad = [
      'sum(rate(passcode_desk_reset_open[5m])',
      'passcode_desk_resets_total',
      'passcode_desk_reset_open{platform="ios"}',
      'sum by (color) (passcode_desk_reset_transitions_total)',
      'passcode_desk_audit_events_total{kind="reset-lost"}',
    ];
    for (const expr of bad) assert.equal(flawsOf(expr).length, 1, expr);
    assert.deepEqual(flawsOf('max(passcode_desk_reset_open) > 0'), []);
  });
});

describe('deploy/alerts', () => {
  it('asks for what the product shows, in PromQL', () => {
    assert.ok(alerts.length > 10);
    assert.deepEqual(
      alerts.flatMap(({ expr }) => flawsOf(expr)),
      [],
    );
  });

  it('has a section of the runbook for each alert, which says what to do, and none for others', () => {
    for (const { alert, annotations } of alerts) {
      assert.equal(annotations.runbook, `docs/runbook.md#${alert.toLowerCase()}`);
      assert.match(sectionOf(alert) ?? '', /^1\. /m, alert);
    }
    const part = /^## Alerts\n([^]*?)(?=^## )/m.exec(runbook)?.[1] ?? '';
    const titles = [...part.matchAll(/^### (.+)$/gm)].map(([, title]) => title);
    assert.deepEqual(
      titles,
      alerts.map(({ alert }) => alert),
    );
  });
});

describe('deploy/grafana', () => {
  it('asks for what the product shows, in PromQL', () => {
    const targets = panels.flatMap((panel) => panel.targets);
    assert.ok(targets.length > 20);
    assert.deepEqual(
      targets.flatMap(({ expr }) => flawsOf(expr)),
      [],
    );
  });

  it('shows every metric, each panel under an id and a title of its own', () => {
    const shown = new Set(
      panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => readQuery(expr).metrics)),
    );
    const all = [...exposedMetrics().keys()].filter((name) => !/_(sum|bucket)$/.test(name));
    const missing = all.filter((name) => !shown.has(name) && !shown.has(name.replace(/_count$/, '_bucket')));
    assert.deepEqual(missing, []);
    for (const key of ['id', 'title'] as const) {
      assert.equal(new Set(panels.map((panel) => panel[key])).size, panels.length);
    }
  });
});

describe('docs/runbook.md', () => {
  it('names every metric, with its kind and its labels, and no other', () => {
    const rows = [...runbook.matchAll(/^\| `([a-z_.]+)` +\| ([^|]+?) +\| ([^|]*?) *\| \S/gm)].map(
      ([, name = '', kind = '', labels = '']) => ({
        name,
        kind,
        labels: [...labels.matchAll(/`([^`]+)`/g)].map(([, label]) => label),
      }),
    );
    const rowsOf = (table: Readonly<Record<string, readonly string[]>>, kind: string): typeof rows =>
      Object.entries(table).map(([name, labels]) => ({ name, kind, labels: [...labels] }));
    const byName = (list: typeof rows): typeof rows => list.sort((a, b) => a.name.localeCompare(b.name));

    assert.deepEqual(
      byName(rows),
      byName([
        ...rowsOf(COUNTERS, 'counter'),
        ...rowsOf(DURATIONS, 'histogram, s'),
        ...rowsOf(GAUGES, 'gauge'),
      ]),
    );
  });
});
