import { context, diag, DiagLogLevel, metrics, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { defaultResource, type Resource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  type IMetricReader,
  MeterProvider,
  PeriodicExportingMetricReader,
  type ScopeMetrics,
} from '@opentelemetry/sdk-metrics';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { newId } from '../../services/platform/id.ts';
import { SECOND_MS } from '../../services/platform/clock.ts';
import type { Logger } from '../../services/platform/logger.ts';
import type { Telemetry, TelemetrySettings } from './telemetry.ts';

/** Longer than a collector takes. One that is away must not keep an instance from stopping. */
const STOP_WITHIN_MS = 2 * SECOND_MS;

/** Opens OpenTelemetry's SDK and makes it the one that everything in this process reports to. */
export function openSdk(settings: TelemetrySettings, log: Logger): Telemetry {
  reportTo(log);
  const resource = resourceOf(settings);
  const endpoint = settings.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/*$/, '');
  const prometheus = settings.BOT_INTERNAL_PORT === undefined ? undefined : openPrometheus();
  const push = endpoint === undefined ? undefined : pushMetrics(endpoint);
  const readers = [prometheus, push].filter((reader) => reader !== undefined);
  const meters = new MeterProvider({ resource, readers });
  metrics.setGlobalMeterProvider(meters);
  const tracers = endpoint === undefined ? undefined : openTraces(endpoint, resource, settings);
  return {
    ...(prometheus === undefined ? {} : { readMetrics: () => print(prometheus) }),
    stop: () => stopAll(tracers === undefined ? [meters] : [meters, tracers], log),
  };
}

async function stopAll(providers: readonly { shutdown(): Promise<void> }[], log: Logger): Promise<void> {
  const stopped = providers.map((provider) =>
    provider.shutdown().catch((error: unknown) => {
      complain(log, { error });
    }),
  );
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(late.resolve, STOP_WITHIN_MS, undefined);
  await Promise.race([Promise.all(stopped), late.promise]);
  clearTimeout(timer);
}

function resourceOf({ OTEL_SERVICE_NAME: name }: TelemetrySettings): Resource {
  const own = resourceFromAttributes({ 'service.name': name, 'service.instance.id': newId() });
  return defaultResource().merge(own);
}

function openTraces(
  endpoint: string,
  resource: Resource,
  { OTEL_TRACES_SAMPLER_ARG: share }: TelemetrySettings,
): TracerProvider {
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces` });
  const tracers = new TracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(tracers);
  return tracers;
}

function pushMetrics(endpoint: string): IMetricReader {
  return new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter({ url: `${endpoint}/v1/metrics` }),
  });
}

/** Its own server stays off: it has no other port than ours. */
function openPrometheus(): PrometheusExporter {
  return new PrometheusExporter({ preventServerStart: true });
}

async function print(reader: PrometheusExporter): Promise<string> {
  const { resourceMetrics } = await reader.collect();
  const scopeMetrics = resourceMetrics.scopeMetrics.map(withUnits);
  const serializer = new PrometheusSerializer(undefined, false, undefined, false, true);
  return serializer.serialize({ ...resourceMetrics, scopeMetrics });
}

/**
 * Prometheus has the unit in the name. (OpenTelemetry's rules for Prometheus; the serializer leaves it out, a collector
 * does not, and dashboards must fit both.)
 */
function withUnits(scope: ScopeMetrics): ScopeMetrics {
  const metrics = scope.metrics.map((metric) => {
    const { name, unit } = metric.descriptor;
    const descriptor = { ...metric.descriptor, name: unit === 's' ? `${name}.seconds` : name };
    return { ...metric, descriptor };
  });
  return { ...scope, metrics };
}

/** A collector that is away is the operator's to mend. The SDK may quote its whole answer: only the code is told. */
function reportTo(log: Logger): void {
  const warn = (message: string): void => {
    const code = /"code":"(\w{1,40})"/.exec(message)?.[1];
    complain(log, { code });
  };
  const ignore = (): void => undefined;
  diag.setLogger({ error: warn, warn, info: ignore, debug: ignore, verbose: ignore }, DiagLogLevel.WARN);
}

function complain(log: Logger, facts: object): void {
  log.warn(facts, 'Telemetry could not be sent');
}
