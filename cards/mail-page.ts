import type { Reader } from '../locales/index.ts';
import type { Mail } from '../services/notices/notice-ports.ts';
import { html, type Markup } from './html.ts';

/** Dark on white: far above 4.5 to 1. (WCAG 2.2, 1.4.3.) */
const PAGE =
  'max-width:36em;margin:0 auto;padding:1em;font:16px/1.5 sans-serif;color:#242424;background:#fff';

/** An e-mail as a page. Nothing in it is fetched from elsewhere, nor tells that it was read. */
export function renderMailPage(subject: string, body: Markup, reader: Reader): Mail {
  const page = html`<!doctype html>
    <html lang="${reader.language}" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <title>${subject}</title>
      </head>
      <body style="${PAGE}">
        <h1 style="font-size:1.25em">${subject}</h1>
        ${body}
        <p style="color:#616161">${reader.messages.mail.never}</p>
      </body>
    </html>`;
  return { subject, html: page.source };
}
