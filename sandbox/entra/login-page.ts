import { html, type Markup } from '../../cards/html.ts';
import type { Person } from '../people.ts';
import { renderSignInFrame } from './sign-in-frame.ts';

function initialsOf(name: string): string {
  return name
    .split(' ')
    .map((word) => word.charAt(0))
    .join('');
}

function renderAccount(person: Person): Markup {
  return html`<button name="username" value="${person.username}">
    <span class="initials" aria-hidden="true">${initialsOf(person.name)}</span>
    <span class="person"><strong>${person.name}</strong> <span>${person.username}</span></span>
  </button>`;
}

/**
 * The page on which a person picks an account. A button stands for name and password: in the sandbox
 * it is the fresh sign-in that counts, not what is typed.
 *
 * @param action Where the form goes.
 */
export function renderLoginPage(action: string, people: readonly Person[]): string {
  return renderSignInFrame({
    title: 'Sign in',
    body: html`<h1>Sign in</h1>
      <p>Pick an account. This stands for typing its name and password.</p>
      <form method="post" action="${action}">
        ${people.map(renderAccount)}
        <button class="quiet" name="cancel" value="yes">Cancel</button>
      </form>`,
  });
}

/** The page that says what went wrong with a sign-in, in the words of OAuth for the developer. */
export function renderProblemPage(detail: string): string {
  return renderSignInFrame({
    title: 'Not signed in',
    body: html`<h1>That did not work</h1>
      <p>You are not signed in. Close this window and try again from the chat.</p>
      <details>
        <summary>Details</summary>
        <p>${detail}</p>
      </details>`,
  });
}
