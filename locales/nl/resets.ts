import type { Messages } from '../messages.ts';

/** A reset under way. */
export const progress: Messages['progress'] = {
  title: 'Toegangscode resetten',
  steps: {
    accepted: 'Je verzoek is binnen',
    sending: 'Wordt naar het apparaat gestuurd',
    checking: 'Wordt nagegaan of het is aangekomen',
    sent: 'Naar het apparaat gestuurd',
    waiting: 'Het apparaat voert de reset uit',
    done: 'Het apparaat heeft de reset uitgevoerd',
    failed: 'De reset is niet gelukt',
    expired: 'Het apparaat heeft niet geantwoord',
    canceled: 'De reset is geannuleerd',
  },
  marks: { done: 'klaar', now: 'bezig', later: 'komt nog', stopped: 'gestopt' },
  requestedAt: (time) => `Aangevraagd om ${time}`,
  updatedAt: (time) => `laatste wijziging om ${time}`,
  inLine: (minutes) =>
    `Er resetten nu veel mensen tegelijk. Je verzoek is over ongeveer ${minutes === 1 ? 'een minuut' : `${minutes} minuten`} aan de beurt.`,
  noNeedToWait: 'Je hoeft hier niet te wachten: ik stuur een bericht zodra er nieuws is.',
  keepOnline: 'Laat het apparaat aan en verbonden.',
  ended: 'Dit is afgerond. In het bericht hieronder staat meer.',
};

/** A reset that is done. */
export const confirmation: Messages['confirmation'] = {
  title: 'De reset is klaar',
  removed: 'De oude toegangscode is verwijderd.',
  replaced: 'Een tijdelijke toegangscode vervangt de oude.',
  replacedProfile: 'Een tijdelijke toegangscode vervangt de oude van je werkprofiel.',
  nextTitle: 'Wat je nu doet',
  showFirst: 'Kies hieronder ‘Code tonen’.',
  shownOnlyToYou: 'Ik laat de toegangscode alleen aan jou zien en bewaar hem nergens.',
};

const digits = ['nul', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen'];

/** A temporary passcode, to read and to read aloud. */
export const passcode: Messages['passcode'] = {
  title: 'Je tijdelijke toegangscode',
  spelledTitle: 'Teken voor teken',
  note: 'Typ hem precies zoals hierboven, zonder spaties. Hoofdletters en kleine letters verschillen.',
  keepPrivate: 'Let op dat niemand meekijkt. Kies ‘Verbergen’ als je klaar bent.',
  capital: (letter) => `hoofdletter ${letter}`,
  small: (letter) => `kleine ${letter}`,
  digit: (digit) => digits[digit] ?? String(digit),
  symbol: (symbol) => `het teken ${symbol}`,
};

/** A reset that failed. */
export const failed: Messages['failed'] = {
  title: 'De reset is niet gelukt',
  nextTitle: 'Wat je kunt doen',
};

/** A reset whose device never answered. */
export const expired: Messages['expired'] = {
  title: 'Het apparaat heeft niet geantwoord',
  what: (requestedAt, endedAt) =>
    `Je vroeg deze reset aan op ${requestedAt}. Tot ${endedAt} heeft het apparaat niets laten horen, daarom wacht ik niet langer.`,
  still: 'Maakt het later verbinding, dan kan het de reset alsnog uitvoeren.',
  next: 'Zet het apparaat aan, verbind het met wifi of mobiele data en probeer het nog eens. Krijgt het vergrendeld geen verbinding, neem dan contact op met de helpdesk.',
};

/** The person's requests. */
export const status: Messages['status'] = {
  title: 'Je verzoeken',
  none: 'Je hebt nog geen reset aangevraagd.',
  requestedAt: (time) => `Aangevraagd op ${time}`,
  endedAt: (time) => `afgerond op ${time}`,
};

/** Whom to ask. */
export const contact: Messages['contact'] = {
  title: 'Contact met de helpdesk',
  intro: 'Hier kunnen ze je met je apparaat helpen:',
  none: 'Je organisatie heeft hier geen contactgegevens ingevuld. Vraag het je IT-afdeling, of een collega die weet hoe je die bereikt.',
  ended: (number) =>
    `Je melding ${number} eindigt hier: er is in Teams geen helpdesk ingesteld, dus niemand leest wat je daaraan schrijft.`,
  phone: 'Telefoon',
  email: 'E-mail',
  site: 'Website',
  tellThem: 'Zeg erbij om welk apparaat het gaat en wat je hebt geprobeerd.',
};
