import type { ProofProblem } from '../../services/identity/challenge.ts';
import type { RequestObstacle, RevealRefusal } from '../../services/resets/reset-service.ts';
import type { Messages } from '../messages.ts';

/** Why a device cannot be reset here, and what to use instead. */
export const notResettable: Messages['notResettable'] = {
  'windows-8-1':
    'Windows 8.1 n’a pas de code secret qu’Intune puisse réinitialiser. Contactez le support informatique pour accéder de nouveau à cet ordinateur.',
  'android-administrator-7-or-later':
    'À partir d’Android 7, Google a supprimé cette possibilité pour les téléphones gérés de cette ancienne façon. Contactez le support informatique.',
  'android-work-profile-before-8':
    'Le code d’un profil professionnel ne peut être réinitialisé qu’à partir d’Android 8 ; ce téléphone a une version plus ancienne. Contactez le support informatique.',
  'ios-user-enrolment':
    'Apple ne permet pas à votre organisation de toucher au code d’un appareil personnel inscrit de cette façon. Contactez le support informatique.',
  'windows-pc':
    'C’est un PC Windows. Sur son écran de connexion, choisissez « J’ai oublié mon code PIN », ou contactez le support informatique.',
  macos:
    'C’est un Mac. Intune ne peut pas réinitialiser son mot de passe ; contactez le support informatique.',
  linux:
    'Cet ordinateur fonctionne sous Linux. Intune ne peut pas réinitialiser son mot de passe ; contactez le support informatique.',
  chromeos:
    'C’est un Chromebook : il s’ouvre avec le mot de passe de votre compte. Si vous l’avez oublié, contactez le support informatique.',
  'no-owner': 'Cet appareil est partagé et n’a pas d’utilisateur attitré. Contactez le support informatique.',
  'leaving-management':
    'Cet appareil est en cours de suppression dans Intune et n’accepte plus de demandes. Contactez le support informatique.',
  'unknown-platform': 'Je ne connais pas ce type d’appareil. Contactez le support informatique.',
};

/** What happened when a reset failed, and what the person does now. */
export const failure: Messages['failure'] = {
  'not-your-device': {
    what: 'D’après Intune, cet appareil n’est plus le vôtre ; rien ne lui a donc été envoyé.',
    next: 'Consultez vos appareils. Si celui-ci devrait y figurer, contactez le support informatique.',
  },
  'device-gone': {
    what: 'Intune ne connaît plus cet appareil ; rien ne peut donc l’atteindre.',
    next: 'Contactez le support informatique : l’appareil doit peut-être être inscrit de nouveau.',
  },
  'not-permitted': {
    what: 'Intune ne m’a pas autorisé à le faire : il manque quelque chose à ma configuration. Cela n’a rien à voir avec vous ni avec votre appareil.',
    next: 'Contactez le support informatique, qui pourra vous aider avec votre appareil.',
  },
  rejected: {
    what: 'Intune n’a pas accepté la réinitialisation pour cet appareil. Votre ancien code reste valable.',
    next: 'Contactez le support informatique, qui peut en voir plus que moi.',
  },
  unavailable: {
    what: 'Je n’ai pas pu joindre Intune ; rien n’a donc été envoyé. Votre ancien code reste valable.',
    next: 'Réessayez dans quelques minutes. Si cela continue, contactez le support informatique.',
  },
  paused: {
    what: 'Toutes les réinitialisations ont été suspendues avant l’envoi de la vôtre ; rien n’a donc été envoyé. Votre ancien code reste valable.',
    next: 'Réessayez plus tard, ou contactez le support informatique si vous ne pouvez pas attendre.',
  },
  'not-confirmed': {
    what: 'La réponse d’Intune s’est perdue en route. La réinitialisation a peut-être eu lieu, peut-être pas.',
    next: 'Regardez d’abord votre appareil : l’ancien code fonctionne-t-il encore, ou l’appareil n’en demande-t-il plus ? Si vous n’y accédez pas, contactez le support informatique.',
  },
  'failed-on-device': {
    what: 'Votre appareil a reçu la réinitialisation mais n’a pas pu l’exécuter.',
    next: 'Laissez-le allumé et connecté, puis réessayez. Si cela échoue encore, contactez le support informatique.',
  },
  'not-supported': {
    what: 'Votre appareil a répondu qu’il ne prend pas cela en charge.',
    next: 'Contactez le support informatique, qui connaît un autre moyen.',
  },
  'canceled-in-intune': {
    what: 'L’administration a annulé la réinitialisation dans Intune. Votre ancien code reste valable.',
    next: 'Réessayez si vous en avez encore besoin, ou contactez le support informatique.',
  },
};

/** Where a reset stands, in a word or two. */
export const state: Messages['state'] = {
  requested: 'Envoi en cours',
  sending: 'Envoi en cours',
  unknown: 'Vérification en cours',
  pending: 'En attente de l’appareil',
  done: 'Terminé',
  failed: 'Non abouti',
  expired: 'Pas de réponse de l’appareil',
  canceled: 'Annulé',
};

/** Why a sign-in was not accepted. Says no more than the person can act upon. */
export function proofProblem(problem: ProofProblem): string {
  switch (problem) {
    case 'wrong-user':
    case 'wrong-tenant':
      return 'Cette connexion a été faite avec un autre compte. Connectez-vous avec le compte que vous utilisez ici dans Teams.';
    case 'not-fresh':
      return 'C’était une connexion antérieure. Il m’en faut une nouvelle, faite à l’instant : recommencez et saisissez votre mot de passe quand il est demandé.';
    case 'too-late':
    case 'token-expired':
      return 'Cette connexion est arrivée après les cinq minutes. Rien n’a été modifié ; recommencez quand cela vous convient.';
    case 'replayed':
      return 'Cette connexion a déjà servi. Recommencez et connectez-vous encore une fois.';
    case 'wrong-codes':
      return 'Plusieurs codes de suite ne correspondaient pas ; j’ai donc arrêté cette connexion. Rien n’a été modifié. Recommencez quand cela vous convient.';
    case 'no-auth-time':
      return 'Je ne peux pas voir quand a eu lieu votre connexion : il manque quelque chose à ma configuration. Rien n’a été modifié. Contactez le support informatique, qui pourra vous aider avec votre appareil.';
    case 'no-required-context':
      return 'Rien ne me montre que votre connexion était aussi sécurisée que votre organisation l’exige. Rien n’a été modifié. Recommencez et suivez chaque étape de la connexion ; si cela arrive deux fois, contactez le support informatique.';
    case 'malformed':
    case 'bad-signature':
    case 'wrong-issuer':
    case 'wrong-audience':
    case 'token-not-yet-valid':
      return 'Je n’ai pas pu vérifier cette connexion. Rien n’a été modifié. Recommencez, ou contactez le support informatique si cela arrive deux fois.';
  }
}

/** Why a reset was not started, apart from the organisation's rules. */
export function requestRefusal(refusal: RequestObstacle): string {
  switch (refusal.reason) {
    case 'no-such-device':
      return 'Je ne trouve pas cet appareil parmi les vôtres. Rien n’a été lancé. Écrivez « mes appareils » pour voir ceux que je trouve.';
    case 'not-resettable':
      return notResettable[refusal.why];
    case 'device-busy':
      return 'Une réinitialisation du code de cet appareil est déjà en cours. Écrivez « état » pour voir où elle en est.';
    case 'proof-not-valid':
      return 'Plus de cinq minutes se sont écoulées depuis votre connexion. Rien n’a été lancé. Écrivez « réinitialiser » et connectez-vous encore une fois.';
    case 'line-full':
      return 'Tant de personnes réinitialisent leur code en ce moment que l’attente serait longue. Rien n’a été lancé. Écrivez de nouveau « réinitialiser » dans un quart d’heure.';
    case 'context-not-proven':
      return 'Votre organisation demande désormais pour cela une connexion plus sécurisée. Rien n’a été lancé. Écrivez « réinitialiser » et connectez-vous encore une fois.';
  }
}

/** Why a passcode is not shown. */
export function revealRefusal(refusal: RevealRefusal): string {
  switch (refusal) {
    case 'no-such-reset':
      return 'Je ne trouve pas cette réinitialisation parmi les vôtres. Écrivez « état » pour voir vos demandes.';
    case 'nothing-to-show':
      return 'Il n’y a pas de code à afficher pour cette réinitialisation. Écrivez « état » pour voir où elle en est.';
    case 'proof-too-old':
      return 'Votre dernière connexion remonte à un moment. Connectez-vous encore une fois, et je vous montre le code.';
    case 'blocked':
      return 'Pour vous protéger, rien n’est affiché tant qu’une personne du support informatique ne vous a pas parlé. Contactez le support informatique.';
    case 'shown-too-often':
      return 'Ce code a été affiché autant de fois que votre organisation le permet. Écrivez « réinitialiser » pour en obtenir un nouveau, ou contactez le support informatique.';
    case 'gone':
      return 'Intune n’a plus ce code. Écrivez « réinitialiser » pour en obtenir un nouveau, ou contactez le support informatique.';
  }
}
