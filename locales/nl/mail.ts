import type { Messages } from '../messages.ts';

/** E-mail about what is done in a person's name. */
export const mail: Messages['mail'] = {
  requested: {
    subject: 'Er is een reset van een toegangscode aangevraagd',
    what: (device, time) =>
      `Op ${time} is in de Teams-chat met de helpdeskbot uit jouw naam een reset van de toegangscode van ${device} aangevraagd.`,
  },
  done: {
    subject: 'Er is een toegangscode gereset',
    what: (device, time) =>
      `De toegangscode van ${device} is gereset. Dat is op ${time} uit jouw naam aangevraagd. In de Teams-chat met de helpdeskbot staat wat je nu doet.`,
  },
  failed: {
    subject: 'Een reset van een toegangscode is niet gelukt',
    what: (device, time) =>
      `De reset van de toegangscode van ${device}, op ${time} uit jouw naam aangevraagd, is niet gelukt. In de Teams-chat met de helpdeskbot staat waarom.`,
  },
  expired: {
    subject: 'Een reset van een toegangscode kreeg geen antwoord',
    what: (device, time) =>
      `De toegangscode van ${device} zou worden gereset. Dat is op ${time} uit jouw naam aangevraagd; het apparaat heeft niet geantwoord. Maakt het later verbinding, dan kan het de reset alsnog uitvoeren.`,
  },
  canceled: {
    subject: 'Een reset van een toegangscode is gestopt',
    what: (device, time) =>
      `De reset van de toegangscode van ${device}, op ${time} uit jouw naam aangevraagd, is gestopt voordat er iets werd verstuurd.`,
  },
  proofFailed: {
    subject: 'Een aanmelding voor een toegangscode is niet geaccepteerd',
    what: (device, time) =>
      `Op ${time} is in de Teams-chat met de helpdeskbot uit jouw naam om de toegangscode van ${device} gevraagd. De aanmelding daarvoor is niet geaccepteerd, dus er is niets veranderd of getoond.`,
    someDevice: 'een van je apparaten',
  },
  contact: (number) => `Bij wie je terechtkunt: ${number}`,
  endedAt: (time) => `Dit was op ${time} afgerond.`,
  wasYou: 'Was jij dat zelf, dan hoef je niets te doen.',
  wasNotYou:
    'Was jij het niet, zeg het dan meteen: dan wordt uit jouw naam geen toegangscode meer gereset en weet de helpdesk ervan.',
  how: 'De link opent de chat met de bot in Teams, met deze woorden al ingevuld. Verstuur ze.',
  orWrite: 'Of open de chat zelf en schrijf ‘Dit was ik niet’.',
  never:
    'Per e-mail wordt je nooit om een wachtwoord of toegangscode gevraagd. Antwoorden op dit bericht worden niet gelezen.',
};
