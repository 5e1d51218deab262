import { err, ok, type Result } from '../../services/platform/result.ts';

type Entity = Readonly<Record<string, unknown>>;

/**
 * The property names of `$select`, or `undefined` where everything is wanted.
 *
 * @returns The message of Graph's 400 where a name is not a property of the entity in this version.
 */
export function readSelect(
  query: URLSearchParams,
  known: ReadonlySet<string>,
): Result<readonly string[] | undefined, string> {
  const names = query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim());
  const unknown = names?.find((name) => !known.has(name));
  if (unknown === undefined) return ok(names);
  return err(
    `Parsing OData Select and Expand failed: Could not find a property named '${unknown}' on type 'microsoft.graph.managedDevice'.`,
  );
}

/** Only the named properties, in the entity's own order. */
export function select(entity: Entity, names: readonly string[] | undefined): Entity {
  if (!names) return entity;
  return Object.fromEntries(Object.entries(entity).filter(([name]) => names.includes(name)));
}

/** The value in `userId eq '…'`, the one filter the sandbox knows. `undefined` where the filter is another. */
export function readUserFilter(filter: string): string | undefined {
  return /^\s*userId\s+eq\s+'([^']*)'\s*$/.exec(filter)?.[1];
}

/** A slice of a list, and where the next one begins. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextSkip: number | undefined;
}

/** The slice that `$top` and `$skiptoken` ask for; a page never holds more than `pageSize`. */
export function takePage<T>(all: readonly T[], query: URLSearchParams, pageSize: number): Page<T> {
  const skip = readCount(query.get('$skiptoken'), 0);
  const size = Math.min(readCount(query.get('$top'), pageSize) || pageSize, pageSize);
  const end = skip + size;
  return { items: all.slice(skip, end), nextSkip: end < all.length ? end : undefined };
}

/** The link to the next page: the same question with the place to go on from. */
export function nextLink(url: string, query: URLSearchParams, nextSkip: number): string {
  const next = new URLSearchParams(query);
  next.set('$skiptoken', String(nextSkip));
  return `${url}?${next.toString().replaceAll('%24', '$')}`;
}

function readCount(text: string | null, otherwise: number): number {
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : otherwise;
}
