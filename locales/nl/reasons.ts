import type { ProofProblem } from '../../services/identity/challenge.ts';
import type { RequestObstacle, RevealRefusal } from '../../services/resets/reset-service.ts';
import type { Messages } from '../messages.ts';

/** Why a device cannot be reset here, and what to use instead. */
export const notResettable: Messages['notResettable'] = {
  'windows-8-1':
    'Windows 8.1 heeft geen toegangscode die Intune kan resetten. Neem contact op met de helpdesk om weer in deze computer te komen.',
  'android-administrator-7-or-later':
    'Google heeft dit vanaf Android 7 geschrapt voor telefoons die op deze oudere manier worden beheerd. Neem contact op met de helpdesk.',
  'android-work-profile-before-8':
    'Een werkprofiel kan vanaf Android 8 worden gereset; deze telefoon heeft een oudere versie. Neem contact op met de helpdesk.',
  'ios-user-enrolment':
    'Apple staat niet toe dat je organisatie bij de toegangscode komt van een privéapparaat dat zo is ingeschreven. Neem contact op met de helpdesk.',
  'windows-pc':
    'Dit is een Windows-pc. Kies op het aanmeldscherm ‘Ik ben mijn pincode vergeten’, of neem contact op met de helpdesk.',
  macos: 'Dit is een Mac. Intune kan het wachtwoord niet resetten; neem contact op met de helpdesk.',
  linux:
    'Deze computer draait Linux. Intune kan het wachtwoord niet resetten; neem contact op met de helpdesk.',
  chromeos:
    'Dit is een Chromebook: die opent met het wachtwoord van je account. Ben je dat vergeten, neem dan contact op met de helpdesk.',
  'no-owner': 'Dit apparaat wordt gedeeld en heeft geen eigen gebruiker. Neem contact op met de helpdesk.',
  'leaving-management':
    'Dit apparaat wordt uit Intune verwijderd en neemt geen verzoeken meer aan. Neem contact op met de helpdesk.',
  'unknown-platform': 'Dit soort apparaat ken ik niet. Neem contact op met de helpdesk.',
};

/** What happened when a reset failed, and what the person does now. */
export const failure: Messages['failure'] = {
  'not-your-device': {
    what: 'Volgens Intune is dit apparaat niet meer van jou. Daarom is er niets naartoe gestuurd.',
    next: 'Bekijk je apparaten. Hoort dit apparaat erbij, neem dan contact op met de helpdesk.',
  },
  'device-gone': {
    what: 'Intune kent dit apparaat niet meer, dus niets kan het nog bereiken.',
    next: 'Neem contact op met de helpdesk: misschien moet het apparaat opnieuw worden ingeschreven.',
  },
  'not-permitted': {
    what: 'Ik mocht dit niet van Intune: er ontbreekt iets in mijn instellingen. Het ligt niet aan jou of je apparaat.',
    next: 'Neem contact op met de helpdesk; die kan je met je apparaat helpen.',
  },
  rejected: {
    what: 'Intune nam de reset voor dit apparaat niet aan. Je oude toegangscode geldt nog.',
    next: 'Neem contact op met de helpdesk; die ziet meer dan ik.',
  },
  unavailable: {
    what: 'Ik kon Intune niet bereiken, dus er is niets verstuurd. Je oude toegangscode geldt nog.',
    next: 'Probeer het over een paar minuten nog eens. Blijft het misgaan, neem dan contact op met de helpdesk.',
  },
  paused: {
    what: 'Alle resets zijn gepauzeerd voordat de jouwe was verstuurd, dus er is niets verstuurd. Je oude toegangscode geldt nog.',
    next: 'Probeer het later weer, of neem contact op met de helpdesk als je niet kunt wachten.',
  },
  'not-confirmed': {
    what: 'Het antwoord van Intune is onderweg verloren gegaan. De reset is misschien wel en misschien niet uitgevoerd.',
    next: 'Kijk eerst op je apparaat: werkt je oude toegangscode nog, of vraagt het er geen meer? Kom je er niet in, neem dan contact op met de helpdesk.',
  },
  'failed-on-device': {
    what: 'Je apparaat heeft de reset ontvangen maar kon die niet uitvoeren.',
    next: 'Laat het aan en verbonden, en probeer het nog eens. Lukt het weer niet, neem dan contact op met de helpdesk.',
  },
  'not-supported': {
    what: 'Je apparaat gaf aan dat het dit niet ondersteunt.',
    next: 'Neem contact op met de helpdesk; die weet een andere weg.',
  },
  'canceled-in-intune': {
    what: 'Een beheerder heeft de reset in Intune geannuleerd. Je oude toegangscode geldt nog.',
    next: 'Probeer het nog eens als je het nog nodig hebt, of neem contact op met de helpdesk.',
  },
};

/** Where a reset stands, in a word or two. */
export const state: Messages['state'] = {
  requested: 'Wordt verstuurd',
  sending: 'Wordt verstuurd',
  unknown: 'Wordt nagegaan',
  pending: 'Wacht op het apparaat',
  done: 'Klaar',
  failed: 'Niet gelukt',
  expired: 'Geen antwoord van het apparaat',
  canceled: 'Geannuleerd',
};

/** Why a sign-in was not accepted. Says no more than the person can act upon. */
export function proofProblem(problem: ProofProblem): string {
  switch (problem) {
    case 'wrong-user':
    case 'wrong-tenant':
      return 'Die aanmelding was met een ander account. Meld je aan met het account dat je hier in Teams gebruikt.';
    case 'not-fresh':
      return 'Dat was een eerdere aanmelding. Ik heb een nieuwe nodig, van nu: begin opnieuw en typ je wachtwoord als erom gevraagd wordt.';
    case 'too-late':
    case 'token-expired':
      return 'Die aanmelding kwam na de vijf minuten. Er is niets veranderd; begin opnieuw wanneer het je uitkomt.';
    case 'replayed':
      return 'Die aanmelding is al eens gebruikt. Begin opnieuw en meld je nog een keer aan.';
    case 'wrong-codes':
      return 'De code klopte een paar keer niet, daarom heb ik die aanmelding gestopt. Er is niets veranderd. Begin opnieuw wanneer het je uitkomt.';
    case 'no-auth-time':
      return 'Ik kan niet zien wanneer je je hebt aangemeld: er ontbreekt iets in mijn instellingen. Er is niets veranderd. Neem contact op met de helpdesk; die kan je met je apparaat helpen.';
    case 'no-required-context':
      return 'Ik kan niet zien dat je aanmelding zo veilig was als je organisatie vraagt. Er is niets veranderd. Begin opnieuw en doorloop elke stap van de aanmelding; gebeurt het twee keer, neem dan contact op met de helpdesk.';
    case 'malformed':
    case 'bad-signature':
    case 'wrong-issuer':
    case 'wrong-audience':
    case 'token-not-yet-valid':
      return 'Ik kon die aanmelding niet controleren. Er is niets veranderd. Begin opnieuw, of neem contact op met de helpdesk als het twee keer gebeurt.';
  }
}

/** Why a reset was not started, apart from the organisation's rules. */
export function requestRefusal(refusal: RequestObstacle): string {
  switch (refusal.reason) {
    case 'no-such-device':
      return 'Ik vind dat apparaat niet tussen jouw apparaten. Er is niets gestart. Zeg ‘mijn apparaten’ om te zien welke ik wel vind.';
    case 'not-resettable':
      return notResettable[refusal.why];
    case 'device-busy':
      return 'De code van dit apparaat wordt al gereset. Zeg ‘status’ om te zien hoe het ervoor staat.';
    case 'proof-not-valid':
      return 'Je hebt je meer dan vijf minuten geleden aangemeld. Er is niets gestart. Zeg ‘reset’ en meld je nog een keer aan.';
    case 'line-full':
      return 'Er resetten nu zo veel mensen tegelijk dat het lang zou duren. Er is niets gestart. Zeg over een kwartier opnieuw ‘reset’.';
    case 'context-not-proven':
      return 'Je organisatie vraagt hiervoor inmiddels een veiligere aanmelding. Er is niets gestart. Zeg ‘reset’ en meld je nog een keer aan.';
  }
}

/** Why a passcode is not shown. */
export function revealRefusal(refusal: RevealRefusal): string {
  switch (refusal) {
    case 'no-such-reset':
      return 'Ik vind die reset niet tussen jouw verzoeken. Zeg ‘status’ om je verzoeken te zien.';
    case 'nothing-to-show':
      return 'Voor deze reset is er geen toegangscode om te laten zien. Zeg ‘status’ om te zien hoe het ervoor staat.';
    case 'proof-too-old':
      return 'Je laatste aanmelding is al even geleden. Meld je nog een keer aan, dan laat ik de toegangscode zien.';
    case 'blocked':
      return 'Om je te beschermen wordt er niets getoond tot iemand van de helpdesk je heeft gesproken. Neem contact op met de helpdesk.';
    case 'shown-too-often':
      return 'Deze toegangscode is zo vaak getoond als je organisatie toelaat. Zeg ‘reset’ voor een nieuwe, of neem contact op met de helpdesk.';
    case 'gone':
      return 'Intune heeft deze toegangscode niet meer. Zeg ‘reset’ voor een nieuwe, of neem contact op met de helpdesk.';
  }
}
