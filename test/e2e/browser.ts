import { type BrowserContext, chromium } from 'playwright-core';

/** Quiet, without graphics hardware, and able to run as root in a container. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Large enough that the chat needs no scrolling for one card. */
const VIEWPORT = { width: 1280, height: 1000 };

/** Longer than anything in the sandbox takes, short enough that a failure shows soon. */
const WAIT_MS = 15_000;

/** A browser with a new profile. */
export interface TestBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/**
 * Starts the Chromium of `CHROMIUM_PATH`, or of the system. Pages reach this machine only: the chat client asks
 * for fonts elsewhere, and tests must not depend on what answers.
 */
export async function openBrowser(): Promise<TestBrowser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-US' });
  context.setDefaultTimeout(WAIT_MS);
  await context.route(isElsewhere, (route) => route.abort());
  return { context, close: () => browser.close() };
}

function isElsewhere({ protocol, hostname }: URL): boolean {
  return protocol.startsWith('http') && !['localhost', '127.0.0.1'].includes(hostname);
}
