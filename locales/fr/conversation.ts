import { plural } from '../format.ts';
import type { Messages } from '../messages.ts';

/** What buttons say. */
export const buttons: Messages['buttons'] = {
  reset: 'Réinitialiser un code',
  resetThis: 'Réinitialiser le code',
  resetThisNamed: (device) => `Réinitialiser le code secret de ${device}`,
  devices: 'Mes appareils',
  help: 'Aide',
  status: 'Mes demandes',
  contact: 'Contacter le support',
  askPerson: 'Parler à une personne',
  endCase: 'Terminer la conversation',
  notSolved: 'Pas encore résolu',
  cancel: 'Annuler',
  search: 'Rechercher',
  showAll: 'Tout afficher',
  previousPage: 'Précédent',
  nextPage: 'Suivant',
  showPasscode: 'Afficher le code',
  hidePasscode: 'Masquer',
  tryAgain: 'Réessayer',
  notMe: 'Ce n’était pas moi',
};

/** How words to copy are set apart. */
export const quoted: Messages['quoted'] = (text) => `« ${text} »`;

/** The first card, shown once. */
export const welcome: Messages['welcome'] = {
  title: (name) => (name === '' ? 'Bonjour !' : `Bonjour ${name} !`),
  value:
    'Vous avez oublié le code secret de votre téléphone ou de votre tablette de travail ? Je vous aide à y accéder de nouveau : choisissez l’appareil, connectez-vous encore une fois, confirmez. Je vous préviens ici dès que c’est fait.',
  limits: 'Je n’interviens que sur vos propres appareils, et jamais sans votre confirmation.',
  sayTitle: 'Écrivez par exemple',
  say: ['J’ai oublié le code PIN de mon téléphone', 'mes appareils', 'aide'],
};

/** What the bot can do, with sentences to copy. */
export const help: Messages['help'] = {
  title: 'Comment je peux vous aider',
  lead: 'Je réinitialise le code secret oublié de votre téléphone ou de votre tablette. Dites-le avec vos propres mots.',
  examples: [
    { say: 'J’ai oublié le code PIN de mon téléphone', does: 'réinitialise un code secret' },
    { say: 'mes appareils', does: 'affiche vos appareils et ce qui est possible' },
    { say: 'état', does: 'montre où en sont vos demandes' },
    { say: 'contact', does: 'vous dit qui appeler' },
    { say: 'annuler', does: 'arrête ce qui est en cours' },
    { say: 'se déconnecter', does: 'vous déconnecte de ce bot' },
  ],
};

/** The person's devices, to choose one. */
export const devices: Messages['devices'] = {
  title: 'De quel appareil s’agit-il ?',
  intro: 'Voici vos appareils dans Intune. Il ne se passe rien avant votre confirmation.',
  unnamed: 'Appareil sans nom',
  ownership: { company: 'Appareil de l’entreprise', personal: 'Appareil personnel', unknown: '' },
  lastContact: (ago) => `Dernier contact ${ago}`,
  preselected: 'Probablement celui-ci',
  count: (total) => plural('fr', total, { one: 'appareil', other: 'appareils' }),
  page: (page, pages) => `Page ${page} sur ${pages}`,
  searchLabel: 'Rechercher par nom, modèle ou système',
  searchError: 'Saisissez un nom, un modèle ou un système.',
  found: (total, search) =>
    `${plural('fr', total, { one: 'appareil correspond', other: 'appareils correspondent' })} à « ${search} »`,
  nothingFound: (search) =>
    `Aucun de vos appareils ne correspond à « ${search} ». Essayez un mot plus court, ou affichez-les tous.`,
};

/** The request for a fresh sign-in, and the sign-in card below it. */
export const signIn: Messages['signIn'] = {
  title: 'Connectez-vous encore une fois',
  why: {
    reset:
      'Pour être sûr que c’est bien vous qui réinitialisez ce code secret, connectez-vous avec votre compte professionnel.',
    reveal:
      'Pour que personne d’autre que vous ne voie ce code, connectez-vous avec votre compte professionnel.',
  },
  deadline: (time) => `Vous avez 5 minutes, jusqu’à ${time}.`,
  afterwards: {
    reset: 'Je vous montre ensuite ce qui se passera sur cet appareil. C’est vous qui décidez.',
    reveal: 'Vous pourrez ensuite voir le code.',
  },
  cardText: 'Connectez-vous avec votre compte professionnel et votre mot de passe.',
  buttonTitle: 'Se connecter',
};

/** What a reset will do, and the decision. */
export const consequences: Messages['consequences'] = {
  title: 'Réinitialiser ce code secret ?',
  happens: 'Ce qui va se passer',
  warning:
    'La personne qui a l’appareil en main pourra ensuite l’ouvrir. Ne continuez que si vous l’avez avec vous ; s’il est perdu ou volé, annulez et contactez le support informatique.',
  haveDeviceLabel: 'Avant de continuer',
  haveDevice: 'J’ai cet appareil avec moi',
  haveDeviceError: 'Cochez cette case pour continuer, ou annulez si vous n’avez pas l’appareil.',
  missing:
    'Cochez d’abord « J’ai cet appareil avec moi », puis choisissez de nouveau « Réinitialiser le code ».',
  deadline: (time) => `Veuillez décider avant ${time}.`,
};

/** Cards whose question is closed. */
export const notices: Messages['notices'] = {
  chosen: { title: 'Appareil choisi', text: (device) => `Vous avez choisi ${device}.` },
  signedIn: { title: 'Connexion réussie', text: 'Merci, c’était bien vous. Nous continuons ci-dessous.' },
  signInExpired: {
    title: 'Le temps est écoulé',
    text: 'Les cinq minutes pour vous connecter sont passées. Rien n’a été modifié. Recommencez quand cela vous convient.',
  },
  confirmExpired: {
    title: 'Le temps est écoulé',
    text: 'Le temps pour confirmer est passé. Rien n’a été modifié. Recommencez quand cela vous convient.',
  },
  confirmed: {
    title: 'Confirmé',
    text: (device) =>
      `Vous avez demandé la réinitialisation du code secret de ${device}. Nous continuons ci-dessous.`,
  },
  canceled: { title: 'Annulé', text: 'Rien n’a été modifié. Recommencez quand vous le souhaitez.' },
  withdrawn: {
    title: 'La réinitialisation a été arrêtée',
    text: (device) =>
      `Rien n’a été envoyé à ${device}. Son ancien code reste valable. Contactez le support informatique si vous avez des questions.`,
  },
  closed: { title: 'Fermé', text: 'Ce bouton de connexion n’est plus utilisé.' },
  replaced: {
    title: 'La suite est ci-dessous',
    text: 'Il y a une carte plus récente dans cette conversation. Utilisez celle-là.',
  },
  signInRefused: { title: 'Connexion non acceptée' },
  info: 'Passcode Desk',
};
