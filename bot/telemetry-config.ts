import { z } from 'zod';

/** The settings of telemetry, by OpenTelemetry's own names. */
export const TelemetryShape = {
  /**
   * Where traces and metrics go (OTLP over HTTP): the address without `/v1/traces`; nowhere where absent. The exporters
   * read what belongs to it from the environment by themselves: `OTEL_EXPORTER_OTLP_HEADERS`, `…_TIMEOUT`, `…_COMPRESSION`
   * and `…_CERTIFICATE`.
   */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** The name under which they appear there. */
  OTEL_SERVICE_NAME: z.string().default('passcode-desk'),
  /** The share of traces that is kept, from 0 to 1; metrics count everything. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
};

/** The checked settings. */
export type TelemetryConfig = Readonly<z.infer<z.ZodObject<typeof TelemetryShape>>>;
