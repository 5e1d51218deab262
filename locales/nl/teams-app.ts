import type { TeamsAppTexts } from '../en/teams-app.ts';

/** What the app says of itself in Teams: in the store, when it is added, and in the list of commands. */
export const teamsApp: TeamsAppTexts = {
  publisher: 'IT-helpdesk',
  name: { short: 'Passcode Desk', full: 'Passcode Desk: een vergeten toegangscode resetten' },
  description: {
    short: 'Reset de vergeten toegangscode van je werktelefoon of -tablet, in de chat.',
    full: [
      'Toegangscode van je werktelefoon of -tablet vergeten? Passcode Desk helpt je er weer in, zonder dat je iemand hoeft te bellen.',
      '1. Zeg ‘reset’ en kies je apparaat.\n2. Meld je nog een keer aan, zodat niemand anders dit uit jouw naam kan doen.\n3. Lees wat er op dit apparaat gebeurt en bevestig.\n4. Lees in dezelfde chat wanneer het klaar is en wat je daarna doet.',
      'Passcode Desk werkt alleen met je eigen apparaten, als die bij Microsoft Intune zijn ingeschreven, en nooit zonder jouw bevestiging. Kan de code van een apparaat niet worden gereset, dan lees je waarom. Kan Passcode Desk je niet helpen, dan neemt de helpdesk het over.',
      'Voor de helpdesk: voeg de app toe aan je team, vermeld haar in een kanaal en zeg ‘gebruik dit kanaal’. Meldingen komen dan daar binnen.',
      'Je hebt een werkaccount van je organisatie nodig. Zeg ‘contact’ als je hulp wilt.',
    ].join('\n\n'),
  },
  commands: {
    personal: {
      reset: {
        title: 'Toegangscode resetten',
        description: 'De vergeten toegangscode van een telefoon of tablet resetten',
      },
      devices: { title: 'Mijn apparaten', description: 'Je apparaten, en wat er met elk apparaat kan' },
      status: { title: 'Status', description: 'Hoe het met je verzoeken staat' },
      contact: { title: 'Contact', description: 'Met de helpdesk praten, of zien wie je kunt bellen' },
      cancel: { title: 'Annuleren', description: 'Stoppen met wat we doen' },
      language: { title: 'Taal', description: 'Een andere taal kiezen' },
      'sign-out': { title: 'Afmelden', description: 'Je afmelden bij deze bot' },
      help: { title: 'Help', description: 'Wat ik kan, met voorbeelden' },
    },
    team: {
      cases: { title: 'meldingen', description: 'Open meldingen, die van jou, en wie het langst wacht' },
      case: { title: 'melding', description: 'Eén melding op nummer: melding HD-1042' },
      stats: { title: 'cijfers', description: 'Meldingen en resets van vandaag en van de laatste 7 dagen' },
      'use-channel': {
        title: 'gebruik dit kanaal',
        description: 'Meldingen in dit kanaal laten binnenkomen',
      },
      pause: { title: 'pauzeer', description: 'Alle resets stoppen; zeg waarom: pauzeer gestolen passen' },
      resume: { title: 'hervat', description: 'Resets weer laten doorgaan' },
      status: { title: 'status', description: 'Hoe het ervoor staat: of resets lopen' },
      unblock: {
        title: 'deblokkeer',
        description: 'De blokkade van een gebruiker opheffen: deblokkeer @Alex',
      },
      help: { title: 'help', description: 'Wat ik voor de helpdesk kan doen' },
    },
  },
};
