import { plural } from '../format.ts';
import type { Messages } from '../messages.ts';

/** What buttons say. */
export const buttons: Messages['buttons'] = {
  reset: 'Een code resetten',
  resetThis: 'Toegangscode resetten',
  resetThisNamed: (device) => `De toegangscode van ${device} resetten`,
  devices: 'Mijn apparaten',
  help: 'Help',
  status: 'Mijn verzoeken',
  contact: 'Contact met de helpdesk',
  askPerson: 'Met een medewerker praten',
  endCase: 'Gesprek beëindigen',
  notSolved: 'Nog niet opgelost',
  cancel: 'Annuleren',
  search: 'Zoeken',
  showAll: 'Alles tonen',
  previousPage: 'Vorige',
  nextPage: 'Volgende',
  showPasscode: 'Code tonen',
  hidePasscode: 'Verbergen',
  tryAgain: 'Opnieuw proberen',
  notMe: 'Dit was ik niet',
};

/** How words to copy are set apart. */
export const quoted: Messages['quoted'] = (text) => `‘${text}’`;

/** The first card, shown once. */
export const welcome: Messages['welcome'] = {
  title: (name) => (name === '' ? 'Hallo!' : `Hallo, ${name}!`),
  value:
    'Toegangscode van je werktelefoon of -tablet vergeten? Ik help je er weer in: kies het apparaat, meld je nog een keer aan en bevestig. Hier laat ik weten wanneer het klaar is.',
  limits: 'Ik werk alleen met je eigen apparaten, en nooit zonder jouw bevestiging.',
  sayTitle: 'Zeg bijvoorbeeld',
  say: ['ik ben de pincode van mijn telefoon vergeten', 'mijn apparaten', 'help'],
};

/** What the bot can do, with sentences to copy. */
export const help: Messages['help'] = {
  title: 'Hoe ik kan helpen',
  lead: 'Ik reset de vergeten toegangscode van je telefoon of tablet. Zeg het in je eigen woorden.',
  examples: [
    { say: 'ik ben de pincode van mijn telefoon vergeten', does: 'reset een toegangscode' },
    { say: 'mijn apparaten', does: 'toont je apparaten en wat er kan' },
    { say: 'status', does: 'toont hoe het met je verzoeken staat' },
    { say: 'contact', does: 'zegt wie je kunt bellen' },
    { say: 'annuleren', does: 'stopt, waar we ook mee bezig zijn' },
    { say: 'afmelden', does: 'meldt je af bij deze bot' },
  ],
};

/** The person's devices, to choose one. */
export const devices: Messages['devices'] = {
  title: 'Om welk apparaat gaat het?',
  intro: 'Dit zijn je apparaten in Intune. Er gebeurt niets voordat je bevestigt.',
  unnamed: 'Apparaat zonder naam',
  ownership: { company: 'Van de organisatie', personal: 'Van jezelf', unknown: '' },
  lastContact: (ago) => `Laatste contact ${ago}`,
  preselected: 'Waarschijnlijk dit apparaat',
  count: (total) => plural('nl', total, { one: 'apparaat', other: 'apparaten' }),
  page: (page, pages) => `Pagina ${page} van ${pages}`,
  searchLabel: 'Zoek op naam, model of systeem',
  searchError: 'Typ een naam, model of systeem.',
  found: (total, search) =>
    `${plural('nl', total, { one: 'apparaat', other: 'apparaten' })} gevonden met ‘${search}’`,
  nothingFound: (search) =>
    `Geen apparaat van jou past bij ‘${search}’. Probeer een korter woord, of toon alles.`,
};

/** The request for a fresh sign-in, and the sign-in card below it. */
export const signIn: Messages['signIn'] = {
  title: 'Meld je nog een keer aan',
  why: {
    reset: 'Zo weten we zeker dat jij het bent die deze toegangscode reset. Meld je aan met je werkaccount.',
    reveal: 'Zo weten we zeker dat alleen jij deze toegangscode ziet. Meld je aan met je werkaccount.',
  },
  deadline: (time) => `Je hebt 5 minuten, tot ${time}.`,
  afterwards: {
    reset: 'Daarna laat ik zien wat er op dit apparaat gebeurt. Jij beslist.',
    reveal: 'Daarna laat ik de toegangscode zien.',
  },
  cardText: 'Meld je aan met je werkaccount, met je wachtwoord.',
  buttonTitle: 'Aanmelden',
};

/** What a reset will do, and the decision. */
export const consequences: Messages['consequences'] = {
  title: 'Deze toegangscode resetten?',
  happens: 'Wat er gebeurt',
  warning:
    'Wie het apparaat in handen heeft, kan het daarna openen. Ga alleen verder als je het bij je hebt; is het kwijt of gestolen, annuleer dan en neem contact op met de helpdesk.',
  haveDeviceLabel: 'Voordat je verdergaat',
  haveDevice: 'Ik heb dit apparaat bij me',
  haveDeviceError: 'Vink dit aan om verder te gaan, of annuleer als je het apparaat niet hebt.',
  missing: 'Vink eerst ‘Ik heb dit apparaat bij me’ aan en kies dan opnieuw ‘Toegangscode resetten’.',
  deadline: (time) => `Beslis vóór ${time}.`,
};

/** Cards whose question is closed. */
export const notices: Messages['notices'] = {
  chosen: { title: 'Apparaat gekozen', text: (device) => `Je koos ${device}.` },
  signedIn: { title: 'Aangemeld', text: 'Dank je, dat was jij. We gaan hieronder verder.' },
  signInExpired: {
    title: 'De tijd is om',
    text: 'De vijf minuten om je aan te melden zijn voorbij. Er is niets veranderd. Begin opnieuw wanneer het je uitkomt.',
  },
  confirmExpired: {
    title: 'De tijd is om',
    text: 'De tijd om te bevestigen is voorbij. Er is niets veranderd. Begin opnieuw wanneer het je uitkomt.',
  },
  confirmed: {
    title: 'Bevestigd',
    text: (device) => `Je wilt de toegangscode van ${device} resetten. We gaan hieronder verder.`,
  },
  canceled: { title: 'Geannuleerd', text: 'Er is niets veranderd. Begin opnieuw wanneer je wilt.' },
  withdrawn: {
    title: 'De reset is gestopt',
    text: (device) =>
      `Er is niets naar ${device} verstuurd. De oude toegangscode geldt nog. Neem contact op met de helpdesk als je vragen hebt.`,
  },
  closed: { title: 'Gesloten', text: 'Deze aanmeldknop wordt niet meer gebruikt.' },
  replaced: { title: 'Hieronder verder', text: 'Er is een nieuwere kaart in deze chat. Gebruik die.' },
  signInRefused: { title: 'Aanmelding niet aangenomen' },
  info: 'Passcode Desk',
};
