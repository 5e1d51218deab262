import {
  type Attributes,
  type Counter,
  type Histogram,
  metrics as api,
  type Meter,
} from '@opentelemetry/api';
import { SECOND_MS } from './clock.ts';
import { TELEMETRY_SCOPE } from './telemetry.ts';

/** What is counted: name, and by what it is told apart. docs/runbook.md says what each means. */
export const COUNTERS = {
  'passcode_desk.audit.events': ['kind', 'reason'],
  'passcode_desk.deliveries': ['message', 'outcome'],
  'passcode_desk.graph.batched_reads': ['url.template', 'outcome'],
  'passcode_desk.graph.pauses': [],
  'passcode_desk.reset.transitions': ['state', 'platform', 'failure'],
  'passcode_desk.reset.undeliverable': ['platform'],
} as const;

/** What takes time, in seconds. */
export const DURATIONS = {
  'http.server.request.duration': ['http.request.method', 'http.route', 'http.response.status_code'],
  'passcode_desk.graph.request.duration': ['http.request.method', 'url.template', 'outcome'],
  'passcode_desk.job.duration': ['kind', 'outcome'],
  'passcode_desk.job.lag': ['kind'],
  'passcode_desk.reset.duration': ['state', 'platform'],
  'passcode_desk.teams.request.duration': ['operation', 'outcome'],
  'passcode_desk.turn.duration': ['kind', 'outcome'],
} as const;

/** What stands at some number when it is looked at. Of the whole installation: every instance says the same. */
export const GAUGES = {
  'passcode_desk.case.waiting': [],
  'passcode_desk.reset.open': [],
  'passcode_desk.reset.paused': [],
} as const;

export type CounterName = keyof typeof COUNTERS;
export type DurationName = keyof typeof DURATIONS;
export type GaugeName = keyof typeof GAUGES;
type Labels<Names extends readonly string[]> = Readonly<
  Partial<Record<Names[number], string | number | undefined>>
>;

/** Where the product says what it does. */
export interface Metrics {
  /** Counts one. */
  count<N extends CounterName>(name: N, labels: Labels<(typeof COUNTERS)[N]>): void;
  /** Notes how long something took. */
  time<N extends DurationName>(name: N, seconds: number, labels: Labels<(typeof DURATIONS)[N]>): void;
  /** @param read Asked whenever somebody looks. Where it fails, nothing is shown rather than something old. */
  watch(name: GaugeName, read: () => Promise<number>): void;
}

/** Fine where people wait (2 s, 15 s), coarse beyond. (OpenTelemetry's own, for HTTP, end at 10 s.) */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 15, 30, 60];
/** From a device that is at hand to one that is switched on again on Monday. */
const LONG_SECONDS = [5, 10, 30, 60, 120, 300, 900, 3600, 14_400, 86_400, 259_200];
const BUCKETS: Readonly<Partial<Record<DurationName, number[]>>> = {
  'passcode_desk.job.lag': [...SECONDS, 300, 900],
  'passcode_desk.reset.duration': LONG_SECONDS,
};

/**
 * Opens what measures. To be called when telemetry has started, or without any: what is opened before measures nothing.
 * Opened twice, both write into the same.
 */
export function openMetrics(): Metrics {
  const meter = api.getMeter(TELEMETRY_SCOPE);
  const counterOf = kept((name: CounterName): Counter => meter.createCounter(name));
  const durationOf = kept((name: DurationName): Histogram => createDuration(meter, name));
  return {
    count(name, labels) {
      counterOf(name).add(1, definedOf(labels));
    },
    time(name, seconds, labels) {
      durationOf(name).record(seconds, definedOf(labels));
    },
    watch(name, read) {
      meter.createObservableGauge(name).addCallback(async (result) => {
        const value = await read().catch(() => undefined);
        if (value !== undefined) result.observe(value);
      });
    },
  };
}

/** Does work, then tells how many seconds it took, and what it threw where it threw. */
export async function timed<T>(
  work: () => Promise<T>,
  tell: (seconds: number, failed?: { readonly error: unknown }) => void,
): Promise<T> {
  const startedAt = performance.now();
  const seconds = (): number => (performance.now() - startedAt) / SECOND_MS;
  try {
    const result = await work();
    tell(seconds());
    return result;
  } catch (error) {
    tell(seconds(), { error });
    throw error;
  }
}

/** Makes each instrument once. */
function kept<N, I>(make: (name: N) => I): (name: N) => I {
  const made = new Map<N, I>();
  return (name) => {
    const instrument = made.get(name) ?? make(name);
    made.set(name, instrument);
    return instrument;
  };
}

function createDuration(meter: Meter, name: DurationName): Histogram {
  const explicitBucketBoundaries = BUCKETS[name] ?? SECONDS;
  return meter.createHistogram(name, { unit: 's', advice: { explicitBucketBoundaries } });
}

/** An absent label and an empty one are different series. */
function definedOf(labels: Readonly<Record<string, string | number | undefined>>): Attributes {
  const defined: Attributes = {};
  for (const [name, value] of Object.entries(labels)) if (value !== undefined) defined[name] = value;
  return defined;
}
