import fc from 'fast-check';

type Path = readonly (string | number)[];

/** A key that would reach the prototype of a careless copy. Only `JSON.parse` makes it a property of its own. */
const PROTOTYPE: unknown = JSON.parse(
  '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}',
);

/** What no field expects. */
const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, [], {}, '', 0, -1, 1e308, true, '\u0000', '\uD800', PROTOTYPE),
  fc.string({ unit: 'binary', maxLength: 500 }),
  fc.integer({ min: 10_000, max: 60_000 }).map((length) => 'x'.repeat(length)),
  fc.integer({ min: 20, max: 400 }).map(nest),
  fc.jsonValue({ maxDepth: 4 }),
);

/** Spoils a value in one to four places: something gone, something strange, or one part where another belongs. */
export function spoil(value: object): fc.Arbitrary<unknown> {
  const paths = pathsOf(value);
  const path = fc.constantFrom(...paths);
  const change = fc.oneof(
    fc.record({ path, how: fc.constant('gone' as const) }),
    fc.record({ path, how: fc.constant('put' as const), what: strange }),
    fc.record({ path, how: fc.constant('put' as const), what: path.map((from) => readAt(value, from)) }),
    fc.record({ path, how: fc.constant('beside' as const), what: strange }),
  );
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    let spoilt: unknown = structuredClone(value);
    for (const one of changes) spoilt = applyAt(spoilt, one.path, (old) => alter(old, one));
    return spoilt;
  });
}

/** Marks what is to be left out. */
const GONE = Symbol('gone');

function alter(
  old: unknown,
  change: { readonly how: 'gone' | 'put' | 'beside'; readonly what?: unknown },
): unknown {
  if (change.how === 'gone') return GONE;
  if (change.how === 'put') return change.what;
  return Array.isArray(old) ? [...(old as unknown[]), change.what] : { old, ...toObject(change.what) };
}

function toObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : { value };
}

function pathsOf(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const below = Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...at, key]));
  return at.length === 0 ? below : [at, ...below];
}

function readAt(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined || typeof value !== 'object' || value === null) return value;
  return readAt(Object.entries(value).find(([name]) => name === key)?.[1], rest);
}

/** An earlier change may have taken the place away: then nothing happens. */
function applyAt(value: unknown, [key, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([name, part]): [string, unknown] => [name, name === key ? applyAt(part, rest, change) : part])
    .filter(([, part]) => part !== GONE);
  return Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries);
}

function nest(depth: number): unknown {
  let nested: unknown = 1;
  for (let i = 0; i < depth; i += 1) nested = i % 2 ? [nested] : { a: nested };
  return nested;
}
