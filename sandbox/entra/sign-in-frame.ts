import { readFileSync } from 'node:fs';
import { html, Markup } from '../../cards/html.ts';

const STYLE = new Markup(readFileSync(new URL('./sign-in-frame.css', import.meta.url), 'utf8'));

/** What the frame of a sign-in page holds. */
export interface SignInPage {
  readonly title: string;
  readonly body: Markup;
}

/** A complete page of the sandbox's sign-in, which always says that it is the sandbox. */
export function renderSignInFrame(page: SignInPage): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${page.title} – Passcode Desk sandbox</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <main>
          <p class="sandbox">Sandbox: nobody’s real account, and nothing leaves this computer.</p>
          ${page.body}
        </main>
      </body>
    </html>`.source;
}
