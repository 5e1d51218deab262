import { parser } from '@prometheus-io/lezer-promql';
import { COUNTERS, DURATIONS, GAUGES } from '../../services/platform/telemetry-metrics.ts';

/** What a query in PromQL asks for. */
export interface Query {
  /** Whether Prometheus would take it. */
  readonly isValid: boolean;
  readonly metrics: readonly string[];
  /** By which labels it selects and groups. */
  readonly labels: readonly string[];
}

/** Grafana puts a duration in its place. */
const INTERVAL = '$__rate_interval';

/** Reads a query with Prometheus's own grammar. */
export function readQuery(expr: string): Query {
  const text = expr.replaceAll(INTERVAL, '5m');
  const metrics: string[] = [];
  const labels: string[] = [];
  let isValid = true;
  parser.parse(text).iterate({
    enter({ type, from, to }) {
      if (type.isError) isValid = false;
      if (type.name === 'Identifier') metrics.push(text.slice(from, to));
      if (type.name === 'LabelName') labels.push(text.slice(from, to));
    },
  });
  return { isValid, metrics, labels };
}

/** Every name that Prometheus shows of the product's metrics, with its labels. */
export function exposedMetrics(): ReadonlyMap<string, readonly string[]> {
  return new Map([
    ...Object.entries(COUNTERS).map(([name, labels]) => expose(`${name}_total`, labels)),
    ...Object.entries(GAUGES).map(([name, labels]) => expose(name, labels)),
    ...Object.entries(DURATIONS).flatMap(([name, labels]) => [
      expose(`${name}_seconds_count`, labels),
      expose(`${name}_seconds_sum`, labels),
      expose(`${name}_seconds_bucket`, [...labels, 'le']),
    ]),
  ]);
}

function expose(name: string, labels: readonly string[]): [string, readonly string[]] {
  return [plain(name), labels.map(plain)];
}

function plain(name: string): string {
  return name.replaceAll('.', '_');
}
