import type { CaseRefusal } from '../../services/helpdesk/case-service.ts';
import type { Messages } from '../messages.ts';

/** What the user reads about the own case. */
export const cases: Messages['cases'] = {
  opened: {
    title: (number) => `Een medewerker gaat je helpen: ${number}`,
    next: 'Jij bent als eerste aan de beurt.',
    ahead: (others) => (others === 1 ? 'Er is één persoon vóór je.' : `Er zijn ${others} mensen vóór je.`),
    how: 'Wat je hier vanaf nu schrijft, gaat met je naam naar de helpdesk. Korte opdrachten zoals ‘reset’ of ‘status’ werken nog steeds. Zeg ‘stop’ om het te beëindigen.',
    already: (number) => `Je melding ${number} is al open. Schrijf gewoon hier; het gaat naar de helpdesk.`,
  },
  outOfHours: {
    title: 'De helpdesk is nu gesloten',
    text: (number) =>
      `Je melding ${number} blijft staan. Zodra de helpdesk weer open is, antwoordt iemand je hier.`,
    opens: (time) => `De helpdesk gaat weer open op ${time}.`,
    week: (times) => `Openingstijden: ${times}.`,
  },
  claimed: {
    title: 'Er is iemand voor je',
    text: (name, number) =>
      `${name} behandelt je melding ${number}. Schrijf gewoon hier. Vertel nooit iemand je toegangscode of wachtwoord.`,
  },
  released: {
    title: 'Een collega neemt het over',
    text: (number) => `Je melding ${number} loopt door; iemand anders antwoordt snel.`,
  },
  resolved: {
    title: (number) => `Opgelost: ${number}`,
    by: (name) => `${name} heeft je melding gesloten.`,
    summary: (how) => `Resultaat: ${how}`,
    rateTitle: 'Hoe ging het?',
    commentLabel: 'Wil je er iets aan toevoegen?',
    commentError: 'Hoogstens 500 tekens.',
    stars: (stars) => `${stars} van 5 sterren`,
    thanks: 'Bedankt voor je beoordeling.',
  },
  closed: {
    title: 'Het gesprek is beëindigd',
    text: (number) =>
      `Je melding ${number} is gesloten. Wat je nu schrijft, gaat weer naar mij en niet naar de helpdesk.`,
  },
  resetOffered: {
    title: 'Je kunt de toegangscode zelf resetten',
    text: (name, device) =>
      `${name} stelt voor de toegangscode van ${device} te resetten. Je meldt je nog een keer aan en bevestigt, zoals altijd; niemand kan dat voor je doen.`,
  },
  approved: {
    title: 'Goedgekeurd',
    text: (device) =>
      `De helpdesk heeft goedgekeurd dat je de toegangscode van ${device} reset. Doe dat binnen een paar minuten.`,
  },
  denied: {
    title: 'Niet goedgekeurd',
    text: (device) =>
      `De helpdesk heeft niet goedgekeurd dat je de toegangscode van ${device} reset. Schrijf hier als je wilt weten waarom.`,
  },
  wrote: (name) => `${name} (helpdesk)`,
  edited: 'Wijzigde een eerder bericht in',
  deleted: 'Verwijderde een eerder bericht',
  attached: 'Bijlage',
  nameOnly: 'alleen de naam kan worden doorgegeven',
  sent: (number) => `→ Verstuurd naar de helpdesk (${number}).`,
  sentAgain: (number) => `→ Verstuurd naar de helpdesk. Je melding ${number} is weer open.`,
  stillOpen: (number) => `Je melding ${number} blijft open. Zeg nog een keer ‘stop’ om die te beëindigen.`,
  refusal,
};

/** Why something about the own case is not done. */
function refusal(problem: CaseRefusal): string {
  switch (problem.reason) {
    case 'full':
      return 'De helpdesk heeft je laatste berichten nog niet ontvangen. Wacht een minuut en stuur het opnieuw.';
    case 'already-rated':
      return 'Je hebt dit al beoordeeld. Bedankt.';
    default:
      return 'Die melding is afgerond. Kies ‘Met een medewerker praten’ om een nieuwe te openen.';
  }
}
