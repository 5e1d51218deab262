import type { InternalConfig } from '../internal-config.ts';
import type { TelemetryConfig } from '../telemetry-config.ts';

/** What telemetry is started with. */
export type TelemetrySettings = TelemetryConfig & Pick<InternalConfig, 'BOT_INTERNAL_PORT'>;

/** Telemetry at work. */
export interface Telemetry {
  /** Metrics as Prometheus reads them; absent where there is no internal port to show them at. */
  readonly readMetrics?: () => Promise<string>;
  /** Sends what is not sent yet, for as long as that may take at most, and ends. */
  stop(): Promise<void>;
}
