import { html, type Markup } from '../../cards/html.ts';
import type { SentMail } from './outbox.ts';

/** What the pages show. */
export interface MailboxView {
  /** Path of the page, such as `/mailbox`. */
  readonly base: string;
  /** Oldest first. */
  readonly mails: readonly SentMail[];
}

/** All messages, newest first. */
export function renderMailbox({ base, mails }: MailboxView): string {
  const rows = mails.toReversed().map(
    (mail) =>
      html`<li>
        <a href="${base}/${mail.id}">${mail.subject}</a>
        <p class="lead">To ${mail.to.join(', ')}, ${renderTime(mail)}</p>
      </li>`,
  );
  return frame(
    'Mailbox',
    html`<header>
        <div>
          <p class="sandbox">Sandbox</p>
          <h1>Mailbox</h1>
          <p class="lead">E-mail that the bot sent. None of it left this computer.</p>
        </div>
        <p><a class="action" href="${base}">Look again</a></p>
      </header>
      <main>
        ${
          rows.length > 0
            ? html`<ul>
                ${rows}
              </ul>`
            : html`<p>Nothing was sent yet: ask for a reset in the chat.</p>`
        }
      </main>`,
  );
}

/** One message, its text in a frame of its own that can do nothing but open links. */
export function renderMail(base: string, mail: SentMail): string {
  return frame(
    mail.subject,
    html`<header>
        <div>
          <p class="sandbox">Sandbox</p>
          <h1>${mail.subject}</h1>
          <p class="lead">From ${mail.from} to ${mail.to.join(', ')}, ${renderTime(mail)}</p>
        </div>
        <p><a class="action" href="${base}">All messages</a></p>
      </header>
      <main>
        <iframe
          title="Text of the message"
          src="${base}/${mail.id}/text"
          sandbox="allow-popups allow-popups-to-escape-sandbox"
        ></iframe>
      </main>`,
  );
}

function renderTime({ at }: SentMail): Markup {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}">${iso.slice(11, 19)} UTC</time>`;
}

function frame(title: string, body: Markup): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} – Passcode Desk sandbox</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/devices/assets/devices.css" />
        <style>
          iframe {
            width: 100%;
            height: 32rem;
            border: 1px solid var(--line);
            background: #fff;
          }
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html>`.source;
}
