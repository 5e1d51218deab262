import type { Logger } from '../../services/platform/logger.ts';
import type { Telemetry, TelemetrySettings } from './telemetry.ts';

const NONE: Telemetry = { stop: () => Promise.resolve() };

/**
 * Starts telemetry, where somebody wants it: to be called before anything is measured. Else nothing of it is even loaded,
 * and what the product says of itself goes nowhere.
 */
export async function startTelemetry(settings: TelemetrySettings, log: Logger): Promise<Telemetry> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, BOT_INTERNAL_PORT: internalPort } = settings;
  if (endpoint === undefined && internalPort === undefined) return NONE;
  const { openSdk } = await import('./open-sdk.ts');
  return openSdk(settings, log);
}
