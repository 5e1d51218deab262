import type { Messages } from '../messages.ts';
import { proofProblem, requestRefusal, revealRefusal } from './reasons.ts';

/** Plain sentences in the chat, outside cards. */
export const chat: Messages['chat'] = {
  notUnderstood: 'Dat begreep ik niet. Kies een van deze mogelijkheden, of zeg het met andere woorden.',
  notUnderstoodAgain:
    'Ik begrijp het nog steeds niet; verder kom ik helaas niet. Een medewerker kan je beter helpen; zo bereik je de helpdesk.',
  personalOnly:
    'Over apparaten praat ik alleen onder vier ogen. Open een persoonlijke chat met mij en zeg daar ‘reset’; hier laat ik niets over je apparaten zien.',
  canceled: 'Geannuleerd. Er is niets veranderd. Zeg ‘reset’ als je opnieuw wilt beginnen.',
  nothingToCancel: 'Er valt niets te annuleren. Zeg ‘reset’ om te beginnen, of ‘help’ om te zien wat ik kan.',
  signedOut: 'Je bent afgemeld bij deze bot. Je meldt je weer aan als je een toegangscode reset.',
  languageSet: 'Vanaf nu spreek ik Nederlands. Zeg ‘reset’ om te beginnen, of ‘help’ om te zien wat ik kan.',
  chooseLanguage: 'Welke taal wil je? Kies er hieronder een.',
  alreadyUsed: 'Die knop heeft zijn werk al gedaan. Kijk even bij het nieuwste bericht hieronder.',
  seeBelow: 'Mijn antwoord staat hieronder.',
  outdatedCard: 'Die kaart komt uit een oudere versie van mij. Hier begin je opnieuw: kies wat je wilt doen.',
  startAgainAfterUpdate:
    'Ik ben tijdens ons gesprek bijgewerkt, sorry. Er is niets gestart. Zeg ‘reset’, dan beginnen we opnieuw.',
  somethingWrong: (correlationId) =>
    `Er ging bij mij iets mis. Er is niets gestart. Probeer het over een minuut nog eens. Gebeurt het weer, geef de helpdesk dan dit nummer: ${correlationId}`,
  intuneUnavailable:
    'Ik kan Intune nu niet bereiken. Er is niets gestart. Probeer het over een paar minuten nog eens, of neem contact op met de helpdesk.',
  intuneBusy:
    'Intune heeft het nu erg druk en neemt even geen vragen meer aan. Er is niets gestart. Probeer het over een minuut nog eens.',
  notPermitted:
    'Deze dienst is op dit moment niet beschikbaar: er ontbreekt iets in de instellingen ervan. Er is niets gestart. Neem contact op met de helpdesk; die kan je met je apparaat helpen.',
  noDevices:
    'Ik vind in Intune geen telefoon, tablet of computer waarvan jij de gebruiker bent. Heb je er wel een voor je werk? Neem dan contact op met de helpdesk.',
  noSuchDevice:
    'Ik vind dat apparaat niet tussen jouw apparaten. Zeg ‘mijn apparaten’ om te zien welke ik wel vind.',
  chooseFromCard: 'Kies je apparaat in de kaart hierboven, of zeg ‘annuleren’ om te stoppen.',
  signInWaiting: (deadline) =>
    `Ik wacht op je aanmelding. Gebruik de knop hierboven, vóór ${deadline}. Zeg ‘annuleren’ om te stoppen.`,
  confirmWaiting:
    'Kies ‘Toegangscode resetten’ of ‘Annuleren’ in de kaart hierboven. Tot die tijd gebeurt er niets.',
  codeNotRight: 'Die code klopt niet. Kijk op de aanmeldpagina en stuur de zes cijfers nog een keer.',
  signInFailed:
    'Het aanmelden is niet gelukt. Er is niets veranderd. Gebruik de aanmeldknop nog eens, of zeg ‘annuleren’.',
  signInNotAccepted: proofProblem,
  youAreWelcome: 'Graag gedaan. Zeg ‘reset’ of ‘help’ als je me weer nodig hebt.',
  aboutReset:
    'Een reset vervangt of verwijdert de code waarmee je je apparaat ontgrendelt, zodat je er weer in kunt en een nieuwe kunt instellen. Je apps en bestanden blijven staan. Ik laat eerst precies zien wat er op jouw apparaat gebeurt. Zeg ‘reset’ om te beginnen.',
  noResets: 'Je hebt nog geen reset aangevraagd. Zeg ‘reset’ om er een te starten.',
  resetRefused: requestRefusal,
  revealRefused: revealRefusal,
  passcodeNeedsNewerTeams:
    'Deze versie van Teams kan de toegangscode niet alleen aan jou laten zien. Werk Teams bij of open het in een browser, en kies dan opnieuw ‘Code tonen’.',
  messageTooLong: 'Dat bericht is te lang voor mij. Zeg het in één korte zin, zoals ‘reset mijn telefoon’.',
  attachmentsNotRead:
    'Afbeeldingen en bestanden kan ik niet lezen. Zeg het in woorden, zoals ‘reset mijn telefoon’.',
  startUnknown:
    'Ik kon niet zien of je reset is gestart. Als dat zo is, laat ik je hier weten wat ervan komt. Zeg over een minuut ‘status’ om te zien of hij bij je aanvragen staat.',
  startedAllTheSame:
    'Je reset is gestart, al ging er daarna bij mij iets mis. Ik laat je hier weten wat ervan komt.',
  busyTryAgain:
    'Ik heb het nu even te druk. Er is niets gestart. Zeg over een minuut ‘reset’ om opnieuw te beginnen.',
  stillWorking: 'Ik ben nog met je vorige bericht bezig. Mijn antwoord daarop komt zo.',
};
