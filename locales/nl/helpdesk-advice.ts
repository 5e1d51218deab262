import type { HelpdeskTexts } from '../helpdesk-texts.ts';

/** What Intune made of a reset, told to a helper, and what to try next. */
export const failureAdvice: HelpdeskTexts['failureAdvice'] = {
  'not-your-device': {
    said: 'Intune noemt een andere primaire gebruiker',
    next: [
      'Bekijk in Intune wie de primaire gebruiker van het apparaat is, en verbeter dat als het niet klopt.',
    ],
  },
  'device-gone': {
    said: 'Intune kent het apparaat niet meer',
    next: [
      'Zoek uit of het buiten gebruik is gesteld of verwijderd. Dan moet het opnieuw worden ingeschreven.',
    ],
  },
  'not-permitted': {
    said: 'de bot mist een machtiging',
    next: [
      'Vertel je Intune-beheerder: de bot mist DeviceManagementManagedDevices.PrivilegedOperations.All.',
      'Reset de toegangscode zolang in het Intune-beheercentrum, zodra je weet wie erom vraagt.',
    ],
  },
  rejected: {
    said: 'Intune weigerde het verzoek',
    next: ['Bekijk in Intune of het apparaat wordt gewist of buiten gebruik gesteld, of een fout meldt.'],
  },
  unavailable: {
    said: 'Intune was niet bereikbaar; er is niets verzonden',
    next: ['Bekijk de servicestatus van Microsoft 365 en laat de gebruiker het daarna opnieuw proberen.'],
  },
  paused: {
    said: 'resets staan stil; er is niets verzonden',
    next: [
      'Kijk met ‘status’ waarom resets stilstaan. Gaan ze door, dan kan de gebruiker het opnieuw proberen.',
    ],
  },
  'not-confirmed': {
    said: 'het antwoord van Intune ging verloren; misschien is het uitgevoerd',
    next: [
      'Bekijk de apparaatacties in Intune voordat er opnieuw iets wordt verzonden.',
      'Vraag de gebruiker of de oude toegangscode nog werkt.',
    ],
  },
  'failed-on-device': {
    said: 'het apparaat kon het niet uitvoeren',
    next: [
      'Vraag de gebruiker het apparaat aan en verbonden te houden, en laat het dan opnieuw proberen.',
      'Bekijk de fout van de actie in Intune.',
    ],
  },
  'not-supported': {
    said: 'het apparaat ondersteunt het niet',
    next: ['Bekijk platform en inschrijving in Intune; soms helpt alleen wissen en opnieuw inschrijven.'],
  },
  'canceled-in-intune': {
    said: 'iemand annuleerde het in Intune',
    next: ['Vraag je collega’s waarom het is geannuleerd voordat het opnieuw wordt gestart.'],
  },
};

/** What to do about a device that cannot be reset by the bot. */
export const otherWays: HelpdeskTexts['otherWays'] = {
  'windows-8-1': 'Windows 8.1: reset het wachtwoord van het account, of van de lokale gebruiker.',
  'android-administrator-7-or-later':
    'Android 7 of later met apparaatbeheerder: Google staat geen reset toe. Wat rest is wissen, en inschrijven als Android Enterprise.',
  'android-work-profile-before-8':
    'Een werkprofiel van vóór Android 8: werk Android bij, of verwijder het werkprofiel en schrijf opnieuw in.',
  'ios-user-enrolment':
    'iOS met gebruikersinschrijving: Apple staat geen reset toe. De gebruiker kan het apparaat wissen en opnieuw inschrijven.',
  'windows-pc':
    'Windows: kies ‘Ik ben mijn pincode vergeten’ op het aanmeldscherm, of reset het wachtwoord in Entra ID.',
  macos: 'macOS: gebruik de FileVault-herstelsleutel uit Intune, of de lokale beheerder.',
  linux: 'Linux: help met het lokale account; Intune kan dat niet.',
  chromeos: 'ChromeOS: reset het wachtwoord van het account waarmee het opent.',
  'no-owner': 'Een gedeeld apparaat: reset de code ervan in Intune, en bekijk wie het gebruikt.',
  'leaving-management':
    'Het wordt buiten gebruik gesteld of gewist: wacht tot dat klaar is, en schrijf het dan opnieuw in.',
  'unknown-platform': 'Bekijk in Intune wat voor apparaat dit is.',
};

/** Where to begin, by the reason for the case. */
export const reasonAdvice: HelpdeskTexts['reasonAdvice'] = {
  asked: ['Vraag wat er is gebeurd, en met welk apparaat.'],
  'not-supported': [],
  failed: [],
  expired: [
    'Vraag de gebruiker het apparaat aan te zetten en met wifi of mobiele data te verbinden.',
    'Is het vergrendeld opnieuw gestart, dan heeft het misschien geen netwerk: een simkaart of een kabel kan helpen.',
  ],
  blocked: ['Spreek de gebruiker, stel vast wie het is, en hef pas dan de blokkade op met ‘deblokkeer’.'],
  'not-me': [
    'Bel de gebruiker op een nummer dat je kent; vertrouw niet alleen op deze chat.',
    'Bekijk de aanmeldingen van het account in Entra ID, en reset bij twijfel het wachtwoord.',
    'Resets van deze gebruiker blijven geblokkeerd tot een operator dat opheft met ‘deblokkeer’.',
  ],
  policy: ['Bekijk de regel die het weigerde. Alleen je organisatie kan een uitzondering maken.'],
  approval: ['Stel vast wie erom vraagt, telefonisch of persoonlijk, voordat je goedkeurt.'],
  undeliverable: ['De bot bereikt de gebruiker niet in de chat: bel of schrijf op een andere manier.'],
  error: [
    'Laat de gebruiker het opnieuw proberen; gaat het weer mis, zoek dan de correlatie-id in het logboek.',
  ],
};
