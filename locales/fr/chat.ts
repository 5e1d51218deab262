import type { Messages } from '../messages.ts';
import { proofProblem, requestRefusal, revealRefusal } from './reasons.ts';

/** Plain sentences in the chat, outside cards. */
export const chat: Messages['chat'] = {
  notUnderstood: 'Je n’ai pas compris. Choisissez une de ces possibilités, ou dites-le autrement.',
  notUnderstoodAgain:
    'Je ne comprends toujours pas ; je ne peux pas faire mieux ici. Une personne saura mieux vous aider : voici comment joindre le support informatique.',
  personalOnly:
    'Je ne parle d’appareils qu’en privé. Ouvrez une conversation privée avec moi et écrivez-y « réinitialiser » ; ici, rien n’est affiché au sujet de vos appareils.',
  canceled: 'Annulé. Rien n’a été modifié. Écrivez « réinitialiser » quand vous souhaitez recommencer.',
  nothingToCancel:
    'Il n’y a rien à annuler. Écrivez « réinitialiser » pour commencer, ou « aide » pour voir ce que je sais faire.',
  signedOut:
    'Votre session avec ce bot est fermée. Vous vous connecterez de nouveau à la prochaine réinitialisation d’un code secret.',
  languageSet:
    'Je parle désormais français. Écrivez « réinitialiser » pour commencer, ou « aide » pour voir ce que je sais faire.',
  chooseLanguage: 'Quelle langue souhaitez-vous ? Choisissez-en une ci-dessous.',
  alreadyUsed: 'Ce bouton a déjà servi. Consultez le message le plus récent, ci-dessous.',
  seeBelow: 'Ma réponse se trouve ci-dessous.',
  outdatedCard:
    'Cette carte vient d’une version plus ancienne de moi. Voici un nouveau départ : choisissez ce que vous voulez faire.',
  startAgainAfterUpdate:
    'Une mise à jour a interrompu notre conversation ; veuillez m’en excuser. Rien n’a été lancé. Écrivez « réinitialiser » et nous recommençons.',
  somethingWrong: (correlationId) =>
    `Un problème est survenu de mon côté. Rien n’a été lancé. Réessayez dans une minute. Si cela se reproduit, donnez ce numéro au support informatique : ${correlationId}`,
  intuneUnavailable:
    'Je n’arrive pas à joindre Intune pour le moment. Rien n’a été lancé. Réessayez dans quelques minutes, ou contactez le support informatique.',
  intuneBusy:
    'Intune est très sollicité en ce moment et n’accepte plus de demandes. Rien n’a été lancé. Réessayez dans une minute.',
  notPermitted:
    'Ce service n’est pas disponible pour le moment : il manque quelque chose à sa configuration. Rien n’a été lancé. Contactez le support informatique, qui pourra vous aider avec votre appareil.',
  noDevices:
    'Je ne trouve dans Intune aucun téléphone, aucune tablette ni aucun ordinateur dont vous êtes l’utilisateur. Si vous en avez un pour votre travail, contactez le support informatique.',
  noSuchDevice:
    'Je ne trouve pas cet appareil parmi les vôtres. Écrivez « mes appareils » pour voir ceux que je trouve.',
  chooseFromCard: 'Choisissez votre appareil dans la carte ci-dessus, ou écrivez « annuler » pour arrêter.',
  signInWaiting: (deadline) =>
    `J’attends votre connexion. Utilisez le bouton ci-dessus avant ${deadline}. Écrivez « annuler » pour arrêter.`,
  confirmWaiting:
    'Choisissez « Réinitialiser le code » ou « Annuler » dans la carte ci-dessus. D’ici là, il ne se passe rien.',
  codeNotRight:
    'Ce code ne correspond pas. Consultez la page de connexion et envoyez encore une fois les six chiffres.',
  signInFailed:
    'La connexion n’a pas abouti. Rien n’a été modifié. Utilisez de nouveau le bouton de connexion, ou écrivez « annuler ».',
  signInNotAccepted: proofProblem,
  youAreWelcome: 'Je vous en prie. Écrivez « réinitialiser » ou « aide » quand vous avez besoin de moi.',
  aboutReset:
    'Une réinitialisation remplace ou supprime le code qui déverrouille votre appareil, pour que vous puissiez y accéder de nouveau et en définir un autre. Vos applications et vos fichiers restent. Avant toute chose, je vous montre exactement ce qui se passera sur votre appareil. Écrivez « réinitialiser » pour commencer.',
  noResets:
    'Vous n’avez pas encore demandé de réinitialisation. Écrivez « réinitialiser » pour en lancer une.',
  resetRefused: requestRefusal,
  revealRefused: revealRefusal,
  passcodeNeedsNewerTeams:
    'Cette version de Teams ne peut pas afficher le code uniquement pour vous. Mettez Teams à jour ou ouvrez-le dans un navigateur, puis choisissez de nouveau « Afficher le code ».',
  messageTooLong:
    'Ce message est trop long pour moi. Dites-le en une courte phrase, par exemple « réinitialiser mon téléphone ».',
  attachmentsNotRead:
    'Je ne peux pas lire les images ni les fichiers. Dites-le avec des mots, par exemple « réinitialiser mon téléphone ».',
  startUnknown:
    'Je n’ai pas pu voir si votre réinitialisation a été lancée. Si c’est le cas, je vous dirai ici ce qu’il en est. Écrivez « état » dans une minute pour voir si elle figure parmi vos demandes.',
  startedAllTheSame:
    'Votre réinitialisation a été lancée, bien qu’un problème soit survenu ensuite de mon côté. Je vous dirai ici ce qu’il en est.',
  busyTryAgain:
    'Je suis très occupé en ce moment. Rien n’a été lancé. Dans une minute, écrivez « réinitialiser » pour recommencer.',
  stillWorking: 'Je traite encore votre dernier message. Ma réponse arrive dans un instant.',
};
