import { html, type Markup } from '../../cards/html.ts';

function draw(paths: Markup): Markup {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths}</svg>`;
}

/** Line drawings on a grid of 24, coloured like the text around them. */
export const ICONS = {
  locked: draw(
    html`<rect x="5" y="11" width="14" height="9.5" rx="2.5" /><path d="M8 11V8a4 4 0 0 1 8 0v3" />`,
  ),
  open: draw(
    html`<rect x="5" y="11" width="14" height="9.5" rx="2.5" /><path d="M8 11V8a4 4 0 0 1 7.6-1.8" />`,
  ),
  workProfile: draw(
    html`<rect x="3.5" y="8" width="17" height="11.5" rx="2.5" /><path
        d="M9 8V6.5A1.5 1.5 0 0 1 10.5 5h3A1.5 1.5 0 0 1 15 6.5V8M3.5 13h17"
      />`,
  ),
  online: draw(html`<path d="M4 10a12 12 0 0 1 16 0M7 13.5a7.5 7.5 0 0 1 10 0M10 17a3 3 0 0 1 4 0" />`),
  offline: draw(
    html`<path d="M4 10a12 12 0 0 1 16 0M7 13.5a7.5 7.5 0 0 1 10 0M10 17a3 3 0 0 1 4 0M5 20 19 5" />`,
  ),
  swipe: draw(html`<path d="m7 14 5-5 5 5" />`),
};
