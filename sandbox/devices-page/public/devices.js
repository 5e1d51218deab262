/** Keeps the devices page up to date and sends its forms without leaving it. Without this script both still work. */

const announcer = document.getElementById('announcer');
const CLOCK_EVERY_MS = 5000;

/** Says a change to people who do not see it. */
function announce(card, previous) {
  const status = card.querySelector('[data-status]').textContent;
  if (previous?.querySelector('[data-status]').textContent === status) return;
  announcer.textContent = `${card.querySelector('h3').textContent}: ${status}`;
}

/** What the person was doing in a card, so that it can go on in the new one. */
function rememberFocus(card) {
  const active = document.activeElement;
  if (!card.contains(active)) return undefined;
  return { id: active.id, wasOnScreen: active.closest('.screen') !== null };
}

function restoreFocus(card, focus) {
  if (!focus) return;
  const same = focus.id && document.getElementById(focus.id);
  const onScreen = focus.wasOnScreen ? card.querySelector('.screen input, .screen button') : null;
  (same || onScreen)?.focus({ preventScroll: true });
}

/** What was typed but not sent stays, unless the passcode was just refused. */
function keepTyped(card, previous) {
  const before = previous.querySelector('input[name="passcode"]');
  const after = card.querySelector('input[name="passcode"]');
  if (before && after && after.getAttribute('aria-invalid') !== 'true') after.value = before.value;
}

/** Puts a card drawn anew in the place of the old one. */
function replaceCard({ id, html }) {
  const previous = document.getElementById(id);
  if (!previous) return;
  const template = document.createElement('template');
  template.innerHTML = html;
  const card = template.content.firstElementChild;
  const focus = rememberFocus(previous);
  keepTyped(card, previous);
  previous.replaceWith(card);
  restoreFocus(card, focus);
  announce(card, previous);
}

async function send(form) {
  const response = await fetch(form.action, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new window.URLSearchParams(new window.FormData(form)),
  });
  if (response.ok) replaceCard(await response.json());
  else window.location.reload();
}

document.addEventListener('submit', (event) => {
  if ('reloads' in event.target.dataset) return;
  event.preventDefault();
  send(event.target).catch(() => {
    announcer.textContent = 'The sandbox does not answer. Is it still running?';
  });
});

document.addEventListener('change', (event) => {
  if ('submits' in event.target.dataset) event.target.form.requestSubmit();
});

const updates = new window.EventSource(document.body.dataset.events);
updates.addEventListener('device', (event) => replaceCard(JSON.parse(event.data)));
updates.addEventListener('world', () => window.location.reload());

/** After the stream was cut, changes may have been missed. */
let wasCut = false;
updates.addEventListener('error', () => {
  wasCut = true;
  document.body.classList.add('is-cut');
});
updates.addEventListener('open', () => {
  if (wasCut) window.location.reload();
});

window.setInterval(() => {
  const now = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  for (const clock of document.querySelectorAll('[data-clock]')) clock.textContent = now;
}, CLOCK_EVERY_MS);
