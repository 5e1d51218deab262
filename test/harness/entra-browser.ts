import { CookieJar } from 'tough-cookie';

/** Redirects and forms of one sign-in; more is a loop. */
const MAX_STEPS = 20;

/** Where a browser ended after a sign-in. */
export interface SignInEnd {
  /** The six-digit code on the last page. */
  readonly code?: string;
  readonly finalHtml: string;
  readonly finalUrl: string;
  /** Whether a person was asked to sign in; without that, the sign-in was silent. */
  readonly sawLoginPage: boolean;
}

/** How the browser behaves. */
export interface SignInOptions {
  /** Keep it between sign-ins to keep the browser's session. */
  readonly cookieJar?: CookieJar;
}

interface Form {
  readonly action: string;
  readonly fields: Record<string, string>;
}

interface Page {
  readonly url: string;
  readonly html: string;
}

/**
 * Signs in over plain HTTP as a browser does: follows redirects, keeps cookies, picks the account on
 * the login page and submits the forms that submit themselves.
 */
export async function signInOverHttp(
  link: string,
  username: string,
  { cookieJar = new CookieJar() }: SignInOptions = {},
): Promise<SignInEnd> {
  let page = await open(cookieJar, link);
  let sawLoginPage = false;
  for (let step = 0; step < MAX_STEPS; step++) {
    const form = readForm(page);
    if (!form) return describeEnd(page, sawLoginPage);
    const isLogin = page.html.includes('name="username"');
    sawLoginPage ||= isLogin;
    page = await open(cookieJar, form.action, isLogin ? { username } : form.fields);
  }
  throw new Error(`The sign-in does not end; last page: ${page.url}`);
}

async function open(jar: CookieJar, address: string, fields?: Record<string, string>): Promise<Page> {
  let url = address;
  let body = fields && new URLSearchParams(fields);
  for (let step = 0; step < MAX_STEPS; step++) {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: await jar.getCookieString(url) },
      ...(body ? { method: 'POST', body } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) await jar.setCookie(cookie, url);
    const location = response.headers.get('location');
    if (location === null) return { url, html: await response.text() };
    url = new URL(location, url).href;
    body = undefined;
  }
  throw new Error(`Too many redirects; last address: ${url}`);
}

function readForm({ html, url }: Page): Form | undefined {
  const action = /<form[^>]* action="([^"]*)"/.exec(html)?.[1];
  if (action === undefined) return undefined;
  const hidden = html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return {
    action: new URL(action.replaceAll('&amp;', '&'), url).href,
    fields: Object.fromEntries([...hidden].map(([, name = '', value = '']) => [name, value])),
  };
}

function describeEnd({ html, url }: Page, sawLoginPage: boolean): SignInEnd {
  const code = /data-code="(\d{6})"/.exec(html)?.[1];
  return { finalHtml: html, finalUrl: url, sawLoginPage, ...(code === undefined ? {} : { code }) };
}
