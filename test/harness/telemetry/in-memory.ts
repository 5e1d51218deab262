import { context, metrics, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { type DataPoint, MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics';
import {
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
  TracerProvider,
} from '@opentelemetry/sdk-trace';

/** What was traced and measured in this process. */
export interface InMemoryTelemetry {
  /** Those that have ended, in that order. */
  spans(): readonly ReadableSpan[];
  /** How often something was counted or timed, or the value of a gauge, for these labels and no others. */
  read(name: string, labels?: Readonly<Record<string, string | number>>): Promise<number | undefined>;
}

class Reader extends MetricReader {
  protected override onForceFlush = (): Promise<void> => Promise.resolve();
  protected override onShutdown = (): Promise<void> => Promise.resolve();
}

/** Everything of this process reports to memory while the tests of a suite run. */
export function useTelemetry(): InMemoryTelemetry {
  const spans = new InMemorySpanExporter();
  let reader = new Reader();

  beforeEach(() => {
    spans.reset();
    reader = new Reader();
    metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    propagation.setGlobalPropagator(new W3CTraceContextPropagator());
    const processor = new SimpleSpanProcessor({ exporter: spans });
    trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [processor] }));
  });
  afterEach(() => {
    for (const api of [metrics, context, propagation, trace]) api.disable();
  });

  return {
    spans: () => spans.getFinishedSpans(),
    async read(name, labels = {}) {
      const { resourceMetrics } = await reader.collect();
      const found = resourceMetrics.scopeMetrics.flatMap((scope) => scope.metrics);
      const points = found
        .filter(({ descriptor }) => descriptor.name === name)
        .flatMap(({ dataPoints }): readonly DataPoint<number | { readonly count: number }>[] => dataPoints);
      const wanted = points.find(({ attributes }) => print(attributes) === print(labels));
      const value = wanted?.value;
      return typeof value === 'object' ? value.count : value;
    },
  };
}

function print(labels: object): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => a.localeCompare(b)));
}
