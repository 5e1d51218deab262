import { mapTexts } from '../map-texts.ts';
import type { TeamsAppTexts } from '../en/teams-app.ts';
import { holdSpaces } from './spacing.ts';

const texts: TeamsAppTexts = {
  publisher: 'Support informatique',
  name: { short: 'Passcode Desk', full: 'Passcode Desk : réinitialiser un code secret oublié' },
  description: {
    short: 'Réinitialisez dans le chat le code oublié de votre téléphone ou tablette pro.',
    full: [
      'Vous avez oublié le code secret de votre téléphone ou de votre tablette de travail ? Passcode Desk vous aide à y accéder de nouveau, sans appeler personne.',
      '1. Écrivez « réinitialiser » et choisissez votre appareil.\n2. Connectez-vous encore une fois, pour que personne ne puisse le faire à votre place.\n3. Lisez ce qui va se passer sur cet appareil, puis confirmez.\n4. Vous apprenez dans le même chat quand c’est fait et ce que vous devez faire ensuite.',
      'Passcode Desk n’intervient que sur vos propres appareils, s’ils sont inscrits dans Microsoft Intune, et jamais sans votre confirmation. Si le code d’un appareil ne peut pas être réinitialisé, il vous dit pourquoi. S’il ne peut pas vous aider, le support prend le relais.',
      'Pour le support : ajoutez l’application à votre équipe, mentionnez-la dans un canal et écrivez « utiliser ce canal ». Les dossiers y arrivent alors.',
      'Vous avez besoin d’un compte professionnel de votre organisation. Pour obtenir de l’aide, écrivez « contact ».',
    ].join('\n\n'),
  },
  commands: {
    personal: {
      reset: {
        title: 'Réinitialiser le code',
        description: 'Réinitialiser le code secret oublié d’un téléphone ou d’une tablette',
      },
      devices: { title: 'Mes appareils', description: 'Vos appareils et ce qui est possible avec chacun' },
      status: { title: 'État', description: 'Où en sont vos demandes' },
      contact: { title: 'Contact', description: 'Parler au support, ou voir qui appeler' },
      cancel: { title: 'Annuler', description: 'Arrêter ce qui est en cours' },
      language: { title: 'Langue', description: 'Choisir une autre langue' },
      'sign-out': { title: 'Se déconnecter', description: 'Vous déconnecter de ce bot' },
      help: { title: 'Aide', description: 'Ce que je peux faire, avec des exemples' },
    },
    team: {
      cases: {
        title: 'dossiers',
        description: 'Les dossiers ouverts, les vôtres et celui qui attend depuis le plus longtemps',
      },
      case: { title: 'dossier', description: 'Un dossier par son numéro : dossier HD-1042' },
      stats: {
        title: 'statistiques',
        description: 'Dossiers et réinitialisations du jour et des 7 derniers jours',
      },
      'use-channel': { title: 'utiliser ce canal', description: 'Faire arriver les dossiers dans ce canal' },
      pause: {
        title: 'suspendre',
        description: 'Arrêter toutes les réinitialisations ; dites pourquoi : suspendre badges volés',
      },
      resume: { title: 'reprendre', description: 'Autoriser de nouveau les réinitialisations' },
      status: { title: 'état', description: 'Où en sont les choses : si les réinitialisations fonctionnent' },
      unblock: { title: 'débloquer', description: 'Lever le blocage d’une personne : débloquer @Alex' },
      help: { title: 'aide', description: 'Ce que je peux faire pour le support' },
    },
  },
};

/** What the app says of itself in Teams: in the store, when it is added, and in the list of commands. */
export const teamsApp: TeamsAppTexts = mapTexts(texts, holdSpaces);
