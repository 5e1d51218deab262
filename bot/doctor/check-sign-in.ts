import { type Advice, doctorWords } from '../../locales/doctor.ts';
import { judge, skip, type Verdict } from './check.ts';
import type { Web } from './web.ts';

const words = doctorWords.signIn;

/** What the token service says of the OAuth connection. */
export interface SignInResource {
  /** Absent where it gives none. */
  readonly link: string | undefined;
  /** The connection takes tokens of clients in exchange: single sign-on. */
  readonly hasExchange: boolean;
}

/** Whom the sign-in must be for. */
export interface SignInPlace {
  /** Entra's base URL, with a slash at its end. */
  readonly entraUrl: string;
  readonly graphUrl: string;
  readonly tenantId: string;
}

/** The token service leads over an address of its own. */
const MOST_REDIRECTS = 5;
/** Scopes that are no API's. (OpenID Connect, 5.4 and 11.) */
const OPENID_SCOPES = ['openid', 'profile', 'email', 'offline_access'];

/** Whether the connection can be used for a fresh sign-in. Pure. */
export function judgeConnection({ link, hasExchange }: SignInResource): Verdict {
  if (link === undefined) return judge([words.noConnection(undefined)]);
  return judge(hasExchange ? [words.exchange] : []);
}

/** Whether Entra is asked for a fresh sign-in: follows the link until it leads to an authorization request. */
export async function checkForcedSignIn(
  web: Web,
  link: string | undefined,
  place: SignInPlace,
): Promise<Verdict> {
  let url = URL.parse(link ?? '');
  for (let hop = 0; url !== null && hop <= MOST_REDIRECTS; hop++) {
    if (url.searchParams.has('response_type')) return judge(judgeAuthorization(url, place));
    const answer = await web(url.href);
    if (!answer.ok) return judge([words.unreachable(answer.error)]);
    const { location } = answer.value;
    url = location === undefined ? null : URL.parse(location, url.href);
  }
  return skip(doctorWords.skipped.noRedirect);
}

/** What is wrong with an authorization request. Pure. */
export function judgeAuthorization(
  url: URL,
  { entraUrl, graphUrl, tenantId }: SignInPlace,
): readonly Advice[] {
  const { searchParams: query, pathname } = url;
  const scopes = (query.get('scope') ?? '').split(' ').filter(Boolean);
  const isOwn = (scope: string): boolean =>
    !OPENID_SCOPES.includes(scope) && scope.includes('/') && !scope.startsWith(new URL(graphUrl).origin);
  return [
    ...(url.href.startsWith(entraUrl) ? [] : [words.elsewhere]),
    ...(pathname.toLowerCase().split('/').includes(tenantId) ? [] : [words.anyTenant]),
    ...(query.get('prompt') === 'login' ? [] : [words.silent]),
    ...(query.get('max_age') === '0' ? [] : [words.anyAge]),
    ...(scopes.some(isOwn) ? [] : [words.noOwnScope]),
  ];
}
