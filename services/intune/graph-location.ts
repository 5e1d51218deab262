import { GraphError } from './graph-error.ts';
import type { GraphVersion } from './graph.ts';

/** A page of Graph, taken apart the way the client library wants it. */
export interface GraphLocation {
  readonly version: GraphVersion;
  readonly path: string;
  /** Already encoded. */
  readonly query: Readonly<Record<string, string>>;
}

/** Whether a URL lies under Graph's base, where alone the access token may go. */
export function isWithin(base: URL, url: URL): boolean {
  return url.origin === base.origin && url.pathname.startsWith(base.pathname);
}

/**
 * Takes apart a link from an answer.
 *
 * @throws GraphError `graph.unexpected-response` where it leads elsewhere: following it would hand out the token.
 */
export function locate(base: URL, link: string): GraphLocation {
  const url = URL.parse(link);
  if (url === null || !isWithin(base, url)) throw strayLink();
  const [version, ...rest] = url.pathname.slice(base.pathname.length).split('/');
  if (version !== 'v1.0' && version !== 'beta') throw strayLink();
  return { version, path: rest.join('/'), query: splitQuery(url.search.slice(1)) };
}

/** Kept as it was encoded: decoding would turn a `+` of a skip token into a space. */
function splitQuery(search: string): Record<string, string> {
  const pairs = search.split('&').filter((pair) => pair.includes('='));
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
}

function strayLink(): GraphError {
  return new GraphError('graph.unexpected-response', { retryable: false });
}
