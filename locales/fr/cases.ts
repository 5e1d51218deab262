import type { CaseRefusal } from '../../services/helpdesk/case-service.ts';
import { plural } from '../format.ts';
import type { Messages } from '../messages.ts';

/** What the user reads about the own case. */
export const cases: Messages['cases'] = {
  opened: {
    title: (number) => `Une personne va vous aider : ${number}`,
    next: 'C’est bientôt votre tour : vous êtes en tête.',
    ahead: (others) =>
      others === 1 ? 'Une personne est avant vous.' : `${others} personnes sont avant vous.`,
    how: 'Ce que vous écrivez ici va désormais au support informatique, avec votre nom. Les commandes courtes comme « réinitialiser » ou « état » fonctionnent toujours. Écrivez « arrêter » pour y mettre fin.',
    already: (number) =>
      `Votre dossier ${number} est déjà ouvert. Écrivez simplement ici ; le support le reçoit.`,
  },
  outOfHours: {
    title: 'Le support est fermé pour le moment',
    text: (number) =>
      `Votre dossier ${number} est conservé. Quelqu’un vous répondra ici dès la réouverture du support.`,
    opens: (time) => `Le support rouvre le ${time}.`,
    week: (times) => `Horaires d’ouverture : ${times}.`,
  },
  claimed: {
    title: 'Quelqu’un est là pour vous',
    text: (name, number) =>
      `${name} s’occupe de votre dossier ${number}. Écrivez simplement ici. Ne donnez jamais votre code ni votre mot de passe.`,
  },
  released: {
    title: 'Quelqu’un d’autre prend le relais',
    text: (number) => `Votre dossier ${number} continue ; vous aurez bientôt une réponse.`,
  },
  resolved: {
    title: (number) => `Résolu : ${number}`,
    by: (name) => `${name} a clos votre dossier.`,
    summary: (how) => `Résultat : ${how}`,
    rateTitle: 'Comment était-ce ?',
    commentLabel: 'Souhaitez-vous ajouter quelque chose ?',
    commentError: '500 caractères au plus.',
    stars: (stars) => `${plural('fr', stars, { one: 'étoile', other: 'étoiles' })} sur 5`,
    thanks: 'Merci pour votre évaluation.',
  },
  closed: {
    title: 'La conversation est terminée',
    text: (number) =>
      `Votre dossier ${number} est clos. Ce que vous écrivez maintenant me revient, et non au support.`,
  },
  resetOffered: {
    title: 'Vous pouvez réinitialiser le code vous-même',
    text: (name, device) =>
      `${name} propose de réinitialiser le code de ${device}. Vous vous connectez encore une fois et confirmez, comme toujours ; personne ne peut le faire à votre place.`,
  },
  approved: {
    title: 'Approuvé',
    text: (device) =>
      `Le support a approuvé la réinitialisation du code de ${device}. Lancez-la dans les prochaines minutes.`,
  },
  denied: {
    title: 'Pas approuvé',
    text: (device) =>
      `Le support n’a pas approuvé la réinitialisation du code de ${device}. Écrivez ici si vous voulez savoir pourquoi.`,
  },
  wrote: (name) => `${name} (support)`,
  edited: 'Message précédent modifié en',
  deleted: 'Message précédent supprimé',
  attached: 'Pièce jointe',
  nameOnly: 'seul le nom peut être transmis',
  sent: (number) => `→ Envoyé au support (${number}).`,
  sentAgain: (number) => `→ Envoyé au support. Votre dossier ${number} est de nouveau ouvert.`,
  stillOpen: (number) =>
    `Votre dossier ${number} reste ouvert. Écrivez encore une fois « arrêter » pour y mettre fin.`,
  refusal,
};

/** Why something about the own case is not done. */
function refusal(problem: CaseRefusal): string {
  switch (problem.reason) {
    case 'full':
      return 'Le support n’a pas encore reçu vos derniers messages. Attendez une minute, puis renvoyez le vôtre.';
    case 'already-rated':
      return 'Vous avez déjà donné votre avis. Merci.';
    default:
      return 'Ce dossier est terminé. Choisissez « Parler à une personne » pour en ouvrir un nouveau.';
  }
}
