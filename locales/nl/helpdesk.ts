import type { CaseRefusal } from '../../services/helpdesk/case-service.ts';
import { plural } from '../format.ts';
import type { HelpdeskTexts } from '../helpdesk-texts.ts';
import { failureAdvice, otherWays, reasonAdvice } from './helpdesk-advice.ts';

/** What the helpers read in their channel. */
export const helpdesk: HelpdeskTexts = {
  caseTitle: (number, state) => `${number} · ${state}`,
  states: {
    open: 'wacht op een helper',
    claimed: 'in behandeling',
    resolved: 'opgelost',
    closed: 'gesloten',
  },
  reasons: {
    asked: 'Vroeg om een medewerker',
    'not-supported': 'De bot kan de code van dit apparaat niet resetten',
    failed: 'De reset is mislukt',
    expired: 'Het apparaat antwoordde niet',
    blocked: 'Resets van deze gebruiker zijn geblokkeerd',
    'not-me': '‘Dit was ik niet’: misschien doet iemand anders zich voor als deze gebruiker',
    policy: 'Een regel van je organisatie weigerde het',
    approval: 'Een reset wacht op jullie goedkeuring',
    undeliverable: 'De uitkomst van een reset kon niet worden verteld',
    error: 'Er ging iets mis in de bot',
  },
  priorities: { normal: '', urgent: 'Dringend' },
  resolutions: {
    solved: 'Opgelost',
    'advice-given': 'Advies gegeven',
    'passed-on': 'Doorgegeven aan iemand anders',
    'not-reproducible': 'Het probleem is weg',
    'no-answer': 'De gebruiker antwoordt niet',
  },
  happened: {
    opened: 'geopend',
    claimed: 'aangenomen',
    released: 'vrijgegeven',
    resolved: 'opgelost',
    closed: 'gesloten',
    reopened: 'heropend',
    'ended-by-user': 'beëindigd door de gebruiker',
    'user-wrote': 'gebruiker schreef',
    'helper-wrote': 'helper schreef',
    'reset-offered': 'reset aangeboden aan de gebruiker',
    approved: 'goedgekeurd',
    denied: 'afgewezen',
    reminded: 'herinnering verstuurd',
    escalated: 'geëscaleerd',
    rated: 'beoordeeld door de gebruiker',
    undeliverable: 'kon niet worden bezorgd',
    reset: 'reset',
  },
  failureAdvice,
  otherWays,
  reasonAdvice,
  labels: {
    reason: 'Reden',
    code: 'Bijzonderheid',
    opened: 'Geopend',
    holder: 'Medewerker',
    proof: 'Identiteit',
    device: 'Apparaat',
    system: 'Systeem',
    kind: 'Soort',
    lastContact: 'Laatste contact',
    rating: 'Beoordeling',
    language: 'Taal van de gebruiker',
  },
  nobody: 'nog niemand',
  unnamed: 'Geen naam',
  at: (time, ago) => `${time} (${ago})`,
  never: 'nooit',
  proof: {
    none: 'niet bewezen: behandel als onbekend',
    fresh: (time, ago) => `${ago} opnieuw aangemeld (${time})`,
    old: (time, ago) => `laatst bewezen ${ago} (${time}): vraag een nieuwe aanmelding voordat je iets doet`,
  },
  triedTitle: 'Wat er tot nu toe gebeurde',
  nextTitle: 'Wat je kunt doen',
  lastChange: (time) => `Stand van ${time}`,
  replyLabel: 'Je antwoord aan de gebruiker',
  replyPlaceholder: 'Of vermeld mij in deze thread',
  replyError: 'Schrijf eerst iets.',
  resolutionLabel: 'Hoe het is opgelost',
  resolutionError: 'Kies hoe het is opgelost.',
  buttons: {
    claim: 'Aannemen',
    reply: 'Antwoord versturen',
    resolve: 'Oplossen',
    release: 'Vrijgeven',
    offerReset: 'Reset aanbieden',
    approve: 'Reset goedkeuren',
    deny: 'Reset afwijzen',
    openChat: 'Chat openen',
  },
  undeliverable: {
    user: 'De gebruiker is niet bereikbaar in de chat. Bel of schrijf op een andere manier.',
    helpdesk: 'Berichten konden hier een tijd niet worden geplaatst. Er kunnen er ontbreken.',
    both: 'Geen van beide kanten was een tijd bereikbaar. Bel de gebruiker.',
  },
  stars: (stars) => `${stars} van 5`,
  userWrote: 'De gebruiker schreef',
  edited: 'Wijzigde een eerder bericht in',
  deleted: 'Verwijderde een eerder bericht',
  attached: 'Bijlage',
  nameOnly: 'alleen de naam kan worden doorgegeven',
  reopenedByUser: 'Het is nog niet opgelost.',
  sentTo: (name) => `Verstuurd aan ${name}.`,
  nothingWritten: 'Er viel niets te versturen. Schrijf eerst je antwoord.',
  tooLong: 'Dat is te lang om door te geven. Stuur het in delen.',
  refusal,
  notHere:
    'Deze kaart werkt hier niet. Meldingen worden behandeld in het kanaal van de helpdesk, door leden van dat team.',
  notMember: 'Alleen leden van het team van de helpdesk kunnen dit.',
  operatorsOnly:
    'Alleen operators kunnen dit. Ze staan in de instelling HELPDESK_OPERATORS; vraag wie deze bot beheert.',
  fixedChannel:
    'Het kanaal ligt vast in de instellingen HELPDESK_TEAM_ID en HELPDESK_CHANNEL_ID. Vraag wie deze bot beheert om die te wijzigen.',
  channelSet: 'Dit kanaal is vanaf nu de helpdesk. Nieuwe meldingen verschijnen hier.',
  alerts: {
    'too-many-resets': (time: string): string =>
      `Er waren te veel resets in korte tijd. Voor de zekerheid heb ik om ${time} alle nieuwe resets gepauzeerd; gebruikers krijgen dat te lezen. Zoek uit waarom (‘status’ hier, de audit op de opdrachtregel) en zeg daarna ‘hervat’.`,
    'policy-rejected': (): string =>
      'Het nieuwe beleidsbestand is niet geldig, dus de regels van daarvoor blijven gelden. In het logboek staat wat er mis is. Verbeter het bestand; ik lees het vanzelf opnieuw.',
  },
  reminder: (number, ago) => `${number} wacht op een helper (${ago} geopend).`,
  escalation: (number, ago) =>
    `${number} is ${ago} geopend en nog door niemand aangenomen. Kijk er alsjeblieft naar.`,
  overview: {
    title: 'Meldingen',
    count: (open) => plural('nl', open, { one: 'open melding', other: 'open meldingen' }),
    waiting: 'Wachtend, langste eerst',
    mine: 'Van jou',
    others: 'Bij collega’s',
    none: 'Er is geen melding open. Mooi gedaan.',
    more: (count) => `… en nog ${count}`,
    since: (ago) => `${ago} geopend`,
    withHelper: (name) => `bij ${name}`,
  },
  stats: {
    title: 'Cijfers',
    today: 'Vandaag',
    week: '7 dagen',
    opened: 'Geopend',
    resolved: 'Opgelost',
    toClaim: 'Mediaan tot aangenomen',
    toResolve: 'Mediaan tot opgelost',
    none: '–',
    resetsTitle: 'Resets van de laatste 7 dagen',
    noResets: 'Geen resets in de laatste 7 dagen.',
    bar: (done, failed) => `${done} gelukt, ${failed} mislukt`,
  },
  standing: {
    title: 'Hoe het ervoor staat',
    running: 'Resets lopen.',
    paused: (time) => `Resets staan stil sinds ${time}.`,
    blocked: (count) =>
      plural('nl', count, { one: 'gebruiker is geblokkeerd.', other: 'gebruikers zijn geblokkeerd.' }),
    waiting: (count) =>
      plural('nl', count, { one: 'melding wacht op een helper.', other: 'meldingen wachten op een helper.' }),
  },
  pause: {
    needsReason: 'Zeg waarom, zodat gebruikers het kunnen lezen: ‘pauzeer onderhoud aan Intune tot 12 uur’.',
    paused: 'Resets staan stil. Gebruikers lezen waarom. Zeg ‘hervat’ om ze te laten doorgaan.',
    resumed: 'Resets gaan door.',
    notPaused: 'Resets staan niet stil.',
  },
  unblock: {
    done: 'De blokkade is opgeheven. De gebruiker kan weer toegangscodes resetten.',
    notBlocked: 'Deze gebruiker is niet geblokkeerd.',
    who: 'Zeg wie: vermeld de gebruiker, of geef de Entra-object-id, zoals in ‘deblokkeer @Alex’.',
  },
  help: {
    title: 'Wat ik in dit kanaal kan',
    lead: 'Meldingen verschijnen hier als threads. Neem er een aan met de knop, en antwoord met de kaart of door mij in de thread te vermelden. Vermeld mij en zeg:',
    examples: [
      { say: 'meldingen', does: 'toont wat open is, wat van jou is, en wie het langst wacht' },
      { say: 'melding HD-1042', does: 'toont één melding' },
      { say: 'cijfers', does: 'toont de cijfers van vandaag en van 7 dagen' },
      { say: 'status', does: 'toont of resets lopen' },
      { say: 'pauzeer onderhoud aan Intune', does: 'stopt alle resets (operators)' },
      { say: 'hervat', does: 'laat resets doorgaan (operators)' },
      { say: 'deblokkeer @Alex', does: 'laat een geblokkeerde gebruiker weer resetten (operators)' },
      { say: 'gebruik dit kanaal', does: 'maakt van dit kanaal de helpdesk (operators)' },
    ],
  },
};

/** Why something about a case is not done, told to a helper. */
function refusal(problem: CaseRefusal, name: (untrusted: string) => string): string {
  switch (problem.reason) {
    case 'no-such-case':
      return 'Ik vind die melding niet. Zeg ‘meldingen’ om te zien welke open zijn.';
    case 'claimed-by':
      return `${name(problem.helper.name)} heeft deze al.`;
    case 'not-claimed':
      return 'Niemand heeft deze melding nog aangenomen. Doe dat eerst.';
    case 'not-yours':
      return `${name(problem.helper.name)} heeft deze melding. Vraag eerst om vrijgave.`;
    case 'over':
      return 'Deze melding is afgerond. Schrijft de gebruiker weer, dan gaat ze opnieuw open of begint er een nieuwe.';
    case 'resolved-since':
      return 'Deze melding is intussen afgerond, dus je bericht is niet naar de gebruiker gegaan. Stuur het opnieuw om de melding weer te openen.';
    case 'own-case':
      return 'Dit is je eigen melding. Een collega moet die aannemen.';
    case 'nothing-to-approve':
      return 'Er valt bij deze melding niets meer goed te keuren.';
    case 'no-device':
      return 'Deze melding gaat niet over een apparaat waarvan de code kan worden gereset.';
    case 'not-over':
      return 'Deze melding is nog niet afgerond.';
    case 'already-rated':
      return 'Deze melding is al beoordeeld.';
    case 'full':
      return 'Er zijn nog te veel berichten onderweg. Wacht een minuut en stuur het opnieuw.';
  }
}
