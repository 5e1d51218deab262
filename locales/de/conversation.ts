import { plural } from '../format.ts';
import type { Messages } from '../messages.ts';

/** What buttons say. */
export const buttons: Messages['buttons'] = {
  reset: 'Code zurücksetzen',
  resetThis: 'Entsperrcode zurücksetzen',
  resetThisNamed: (device) => `Entsperrcode von ${device} zurücksetzen`,
  devices: 'Meine Geräte',
  help: 'Hilfe',
  status: 'Meine Anfragen',
  contact: 'Helpdesk kontaktieren',
  askPerson: 'Mit einer Person sprechen',
  endCase: 'Gespräch beenden',
  notSolved: 'Noch nicht gelöst',
  cancel: 'Abbrechen',
  search: 'Suchen',
  showAll: 'Alle anzeigen',
  previousPage: 'Zurück',
  nextPage: 'Weiter',
  showPasscode: 'Code anzeigen',
  hidePasscode: 'Ausblenden',
  tryAgain: 'Erneut versuchen',
  notMe: 'Das war ich nicht',
};

/** How words to copy are set apart. */
export const quoted: Messages['quoted'] = (text) => `„${text}“`;

/** The first card, shown once. */
export const welcome: Messages['welcome'] = {
  title: (name) => (name === '' ? 'Guten Tag!' : `Guten Tag, ${name}!`),
  value:
    'Entsperrcode Ihres Diensthandys oder -tablets vergessen? Ich helfe Ihnen wieder hinein: Gerät auswählen, noch einmal anmelden, bestätigen. Hier sage ich Ihnen, wenn es fertig ist.',
  limits: 'Ich arbeite nur mit Ihren eigenen Geräten und nie ohne Ihre Bestätigung.',
  sayTitle: 'Schreiben Sie zum Beispiel',
  say: ['Ich habe die PIN meines Handys vergessen', 'meine Geräte', 'Hilfe'],
};

/** What the bot can do, with sentences to copy. */
export const help: Messages['help'] = {
  title: 'So kann ich helfen',
  lead: 'Ich setze den vergessenen Entsperrcode Ihres Smartphones oder Tablets zurück. Schreiben Sie es mit Ihren eigenen Worten.',
  examples: [
    { say: 'Ich habe die PIN meines Handys vergessen', does: 'setzt einen Entsperrcode zurück' },
    { say: 'meine Geräte', does: 'zeigt Ihre Geräte und was möglich ist' },
    { say: 'Status', does: 'zeigt, wie es um Ihre Anfragen steht' },
    { say: 'Kontakt', does: 'sagt Ihnen, wen Sie anrufen können' },
    { say: 'abbrechen', does: 'hört auf, was auch immer gerade läuft' },
    { say: 'abmelden', does: 'meldet Sie bei diesem Bot ab' },
  ],
};

/** The person's devices, to choose one. */
export const devices: Messages['devices'] = {
  title: 'Um welches Gerät geht es?',
  intro: 'Das sind Ihre Geräte in Intune. Es passiert nichts, bevor Sie bestätigen.',
  unnamed: 'Gerät ohne Namen',
  ownership: { company: 'Firmeneigen', personal: 'Privat', unknown: '' },
  lastContact: (ago) => `Letzter Kontakt ${ago}`,
  preselected: 'Wahrscheinlich dieses',
  count: (total) => plural('de', total, { one: 'Gerät', other: 'Geräte' }),
  page: (page, pages) => `Seite ${page} von ${pages}`,
  searchLabel: 'Nach Name, Modell oder System suchen',
  searchError: 'Geben Sie einen Namen, ein Modell oder ein System ein.',
  found: (total, search) =>
    `${plural('de', total, { one: 'Gerät passt', other: 'Geräte passen' })} zu „${search}“`,
  nothingFound: (search) =>
    `Keines Ihrer Geräte passt zu „${search}“. Versuchen Sie es mit einem kürzeren Wort, oder lassen Sie alle anzeigen.`,
};

/** The request for a fresh sign-in, and the sign-in card below it. */
export const signIn: Messages['signIn'] = {
  title: 'Melden Sie sich noch einmal an',
  why: {
    reset:
      'So ist sicher, dass wirklich Sie diesen Entsperrcode zurücksetzen. Melden Sie sich mit Ihrem Arbeitskonto an.',
    reveal: 'So ist sicher, dass nur Sie diesen Code sehen. Melden Sie sich mit Ihrem Arbeitskonto an.',
  },
  deadline: (time) => `Sie haben 5 Minuten Zeit, bis ${time}.`,
  afterwards: {
    reset: 'Danach zeige ich, was auf diesem Gerät passieren wird. Die Entscheidung bleibt bei Ihnen.',
    reveal: 'Danach können Sie sich den Code ansehen.',
  },
  cardText: 'Melden Sie sich mit Ihrem Arbeitskonto an, mit Kennwort.',
  buttonTitle: 'Anmelden',
};

/** What a reset will do, and the decision. */
export const consequences: Messages['consequences'] = {
  title: 'Diesen Entsperrcode zurücksetzen?',
  happens: 'Was passieren wird',
  warning:
    'Wer das Gerät in der Hand hat, kann es danach öffnen. Fahren Sie nur fort, wenn Sie es bei sich haben. Ist es verloren gegangen oder gestohlen worden, brechen Sie ab, und wenden Sie sich an den Helpdesk.',
  haveDeviceLabel: 'Bevor Sie fortfahren',
  haveDevice: 'Ich habe dieses Gerät bei mir',
  haveDeviceError:
    'Setzen Sie dieses Häkchen, um fortzufahren, oder brechen Sie ab, wenn Sie das Gerät nicht haben.',
  missing:
    'Setzen Sie zuerst das Häkchen bei „Ich habe dieses Gerät bei mir“, und wählen Sie dann noch einmal „Entsperrcode zurücksetzen“.',
  deadline: (time) => `Bitte entscheiden Sie bis ${time}.`,
};

/** Cards whose question is closed. */
export const notices: Messages['notices'] = {
  chosen: { title: 'Gerät ausgewählt', text: (device) => `Sie haben ${device} ausgewählt.` },
  signedIn: { title: 'Angemeldet', text: 'Vielen Dank, das waren Sie. Unten geht es weiter.' },
  signInExpired: {
    title: 'Die Zeit ist um',
    text: 'Die fünf Minuten für die Anmeldung sind vorbei. Es wurde nichts geändert. Beginnen Sie neu, wenn es Ihnen passt.',
  },
  confirmExpired: {
    title: 'Die Zeit ist um',
    text: 'Die Zeit zum Bestätigen ist vorbei. Es wurde nichts geändert. Beginnen Sie neu, wenn es Ihnen passt.',
  },
  confirmed: {
    title: 'Bestätigt',
    text: (device) => `Sie möchten den Entsperrcode von ${device} zurücksetzen. Unten geht es weiter.`,
  },
  canceled: {
    title: 'Abgebrochen',
    text: 'Es wurde nichts geändert. Beginnen Sie neu, wann immer Sie möchten.',
  },
  withdrawn: {
    title: 'Die Anfrage wurde gestoppt',
    text: (device) =>
      `An ${device} wurde nichts gesendet. Der alte Code gilt weiter. Wenden Sie sich an den Helpdesk, wenn Sie Fragen haben.`,
  },
  closed: { title: 'Geschlossen', text: 'Diese Anmeldeschaltfläche wird nicht mehr verwendet.' },
  replaced: {
    title: 'Unten geht es weiter',
    text: 'In diesem Chat gibt es eine neuere Karte. Bitte verwenden Sie diese.',
  },
  signInRefused: { title: 'Anmeldung nicht akzeptiert' },
  info: 'Passcode Desk',
};
