import type { Messages } from '../messages.ts';

/** A reset under way. */
export const progress: Messages['progress'] = {
  title: 'Réinitialisation du code secret',
  steps: {
    accepted: 'Votre demande est enregistrée',
    sending: 'Envoi à l’appareil',
    checking: 'Vérification que l’appareil l’a reçue',
    sent: 'Envoyée à l’appareil',
    waiting: 'L’appareil l’exécute',
    done: 'L’appareil l’a exécutée',
    failed: 'La réinitialisation n’a pas abouti',
    expired: 'L’appareil n’a pas répondu',
    canceled: 'La réinitialisation a été annulée',
  },
  marks: { done: 'terminé', now: 'en cours', later: 'à venir', stopped: 'arrêté' },
  requestedAt: (time) => `Demandée à ${time}`,
  updatedAt: (time) => `dernier changement à ${time}`,
  inLine: (minutes) =>
    `Beaucoup de personnes réinitialisent leur code en ce moment. Votre demande est dans la file et partira dans environ ${minutes === 1 ? 'une minute' : `${minutes} minutes`}.`,
  noNeedToWait: 'Inutile d’attendre ici : je vous envoie un message dès qu’il y a du nouveau.',
  keepOnline: 'Laissez l’appareil allumé et connecté.',
  ended: 'C’est terminé. Le message ci-dessous en dit plus.',
};

/** A reset that is done. */
export const confirmation: Messages['confirmation'] = {
  title: 'La réinitialisation est terminée',
  removed: 'L’ancien code est supprimé.',
  replaced: 'Un code temporaire remplace l’ancien.',
  replacedProfile: 'Un code temporaire remplace l’ancien code de votre profil professionnel.',
  nextTitle: 'Ce qu’il vous reste à faire',
  showFirst: 'Choisissez « Afficher le code » ci-dessous.',
  shownOnlyToYou: 'Je ne montre le code qu’à vous et ne le conserve nulle part.',
};

const digits = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'];

/** A temporary passcode, to read and to read aloud. */
export const passcode: Messages['passcode'] = {
  title: 'Votre code temporaire',
  spelledTitle: 'Caractère par caractère',
  note: 'Saisissez-le exactement comme ci-dessus, sans espaces. Les majuscules et les minuscules sont différentes.',
  keepPrivate: 'Vérifiez que personne ne regarde. Choisissez « Masquer » quand vous avez terminé.',
  capital: (letter) => `${letter} majuscule`,
  small: (letter) => `${letter} minuscule`,
  digit: (digit) => digits[digit] ?? String(digit),
  symbol: (symbol) => `le signe ${symbol}`,
};

/** A reset that failed. */
export const failed: Messages['failed'] = {
  title: 'La réinitialisation n’a pas abouti',
  nextTitle: 'Ce que vous pouvez faire',
};

/** A reset whose device never answered. */
export const expired: Messages['expired'] = {
  title: 'L’appareil n’a pas répondu',
  what: (requestedAt, endedAt) =>
    `Vous avez demandé cette réinitialisation le ${requestedAt}. L’appareil n’a donné aucun signe jusqu’au ${endedAt} ; j’ai donc cessé d’attendre.`,
  still: 'S’il se connecte plus tard, il peut encore l’exécuter.',
  next: 'Allumez l’appareil, connectez-le au Wi-Fi ou aux données mobiles, puis réessayez. S’il ne peut pas se connecter tant qu’il est verrouillé, contactez le support informatique.',
};

/** The person's requests. */
export const status: Messages['status'] = {
  title: 'Vos demandes',
  none: 'Vous n’avez pas encore demandé de réinitialisation.',
  requestedAt: (time) => `Demandée le ${time}`,
  endedAt: (time) => `terminée le ${time}`,
};

/** Whom to ask. */
export const contact: Messages['contact'] = {
  title: 'Contacter le support',
  intro: 'Ces personnes peuvent vous aider avec votre appareil :',
  none: 'Votre organisation n’a pas indiqué de coordonnées ici. Adressez-vous au service informatique, ou à quelqu’un qui sait comment le joindre.',
  ended: (number) =>
    `Votre dossier ${number} s’arrête ici : aucun support n’est configuré dans Teams, et personne ne lit donc ce que vous lui écrivez.`,
  phone: 'Téléphone',
  email: 'E-mail',
  site: 'Site web',
  tellThem: 'Précisez de quel appareil il s’agit et ce que vous avez essayé.',
};
