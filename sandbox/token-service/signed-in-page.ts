import { renderSignInFrame } from '../entra/sign-in-frame.ts';
import { html } from '../../cards/html.ts';

/**
 * The last page of a sign-in. The code is the fallback for when the chat does not go on by itself, and
 * is therefore unfolded where the bot did not take it.
 */
export function renderSignedInPage(code: string, accepted: boolean): string {
  const open = accepted ? html`` : html`open`;
  return renderSignInFrame({
    title: 'Signed in',
    body: html`<h1>You are signed in</h1>
      <p>You can close this window and go back to the chat.</p>
      <details ${open}>
        <summary>The chat does not go on?</summary>
        <p>Type this code in the chat:</p>
        <output class="code" data-code="${code}">${code}</output>
      </details>`,
  });
}
