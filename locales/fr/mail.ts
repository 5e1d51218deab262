import type { Messages } from '../messages.ts';

/** E-mail about what is done in a person's name. */
export const mail: Messages['mail'] = {
  requested: {
    subject: 'La réinitialisation d’un code secret a été demandée',
    what: (device, time) =>
      `Le ${time}, la réinitialisation du code secret de ${device} a été demandée en votre nom dans la conversation Teams avec le bot du support informatique.`,
  },
  done: {
    subject: 'Un code secret a été réinitialisé',
    what: (device, time) =>
      `Le code secret de ${device} a été réinitialisé. Cela a été demandé en votre nom le ${time}. La conversation Teams avec le bot du support informatique indique ce qu’il vous reste à faire.`,
  },
  failed: {
    subject: 'La réinitialisation d’un code secret n’a pas abouti',
    what: (device, time) =>
      `La réinitialisation du code secret de ${device}, demandée en votre nom le ${time}, n’a pas abouti. La conversation Teams avec le bot du support informatique indique pourquoi.`,
  },
  expired: {
    subject: 'La réinitialisation d’un code secret est restée sans réponse',
    what: (device, time) =>
      `Le code secret de ${device} devait être réinitialisé. Cela a été demandé en votre nom le ${time} ; l’appareil n’a pas répondu. S’il se connecte plus tard, il peut encore l’exécuter.`,
  },
  canceled: {
    subject: 'La réinitialisation d’un code secret a été arrêtée',
    what: (device, time) =>
      `La réinitialisation du code secret de ${device}, demandée en votre nom le ${time}, a été arrêtée avant tout envoi.`,
  },
  proofFailed: {
    subject: 'Une connexion pour un code secret n’a pas été acceptée',
    what: (device, time) =>
      `Le ${time}, une demande concernant le code secret de ${device} a été faite en votre nom dans la conversation Teams avec le bot du support informatique. La connexion n’a pas été acceptée ; rien n’a donc été modifié ni affiché.`,
    someDevice: 'l’un de vos appareils',
  },
  contact: (number) => `À qui vous adresser : ${number}`,
  endedAt: (time) => `Cela s’est terminé le ${time}.`,
  wasYou: 'Si c’était vous, vous n’avez rien à faire.',
  wasNotYou:
    'Si ce n’était pas vous, dites-le tout de suite : plus aucun code secret n’est alors réinitialisé en votre nom, et le support informatique est prévenu.',
  how: 'Le lien ouvre la conversation avec le bot dans Teams, où ces mots sont déjà saisis. Envoyez-les.',
  orWrite: 'Ou ouvrez vous-même la conversation et écrivez « Ce n’était pas moi ».',
  never:
    'On ne vous demande jamais de mot de passe ni de code par e-mail. Les réponses à ce message ne sont pas lues.',
};
