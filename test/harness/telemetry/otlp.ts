import { PbfReader } from 'pbf';

/** A span as a collector receives it. Of OTLP's messages only the fields that are looked at (opentelemetry-proto v1). */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty where it is the first of its trace. */
  readonly parentId: string;
  readonly name: string;
  /** 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  readonly kind: number;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly events: readonly string[];
  /** Ids of the spans that it is linked to. */
  readonly links: readonly string[];
  readonly isError: boolean;
}

const ERROR = 2;

/** Reads an `ExportTraceServiceRequest`. */
export function readTraces(body: Uint8Array): readonly ReceivedSpan[] {
  const resources = childrenOf(body, 1);
  return resources
    .flatMap((resource) => childrenOf(resource, 2))
    .flatMap((scope) => childrenOf(scope, 2).map(readSpan));
}

/** Reads the names in an `ExportMetricsServiceRequest`. */
export function readMetricNames(body: Uint8Array): readonly string[] {
  const resources = childrenOf(body, 1);
  const metrics = resources
    .flatMap((resource) => childrenOf(resource, 2))
    .flatMap((scope) => childrenOf(scope, 2));
  return metrics.map((metric) => textOf(metric, 1));
}

function readSpan(span: Uint8Array): ReceivedSpan {
  const [status = new Uint8Array()] = childrenOf(span, 15);
  return {
    traceId: hexOf(span, 1),
    spanId: hexOf(span, 2),
    parentId: hexOf(span, 4),
    name: textOf(span, 5),
    kind: numberOf(span, 6),
    attributes: Object.fromEntries(childrenOf(span, 9).map(readAttribute)),
    events: childrenOf(span, 11).map((event) => textOf(event, 2)),
    links: childrenOf(span, 13).map((link) => hexOf(link, 2)),
    isError: numberOf(status, 3) === ERROR,
  };
}

/** Texts and whole numbers; the product has no others. */
function readAttribute(pair: Uint8Array): [string, string | number] {
  const [value = new Uint8Array()] = childrenOf(pair, 2);
  const text = textOf(value, 1);
  return [textOf(pair, 1), text === '' ? numberOf(value, 3) : text];
}

function childrenOf(message: Uint8Array, wanted: number): readonly Uint8Array[] {
  return read<Uint8Array[]>(message, [], (tag, found, reader) => {
    if (tag === wanted) found.push(reader.readBytes());
  });
}

function textOf(message: Uint8Array, wanted: number): string {
  const [bytes] = childrenOf(message, wanted);
  return new TextDecoder().decode(bytes);
}

function hexOf(message: Uint8Array, wanted: number): string {
  const [bytes = new Uint8Array()] = childrenOf(message, wanted);
  return Buffer.from(bytes).toString('hex');
}

function numberOf(message: Uint8Array, wanted: number): number {
  const found = read<number[]>(message, [], (tag, numbers, reader) => {
    if (tag === wanted) numbers.push(reader.readVarint());
  });
  return found[0] ?? 0;
}

function read<T>(message: Uint8Array, found: T, take: (tag: number, found: T, reader: PbfReader) => void): T {
  return new PbfReader(message).readFields(take, found);
}
