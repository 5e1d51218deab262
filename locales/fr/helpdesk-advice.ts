import type { HelpdeskTexts } from '../helpdesk-texts.ts';

/** What Intune made of a reset, told to a helper, and what to try next. */
export const failureAdvice: HelpdeskTexts['failureAdvice'] = {
  'not-your-device': {
    said: 'Intune indique un autre utilisateur principal',
    next: ['Vérifiez l’utilisateur principal de l’appareil dans Intune et corrigez-le s’il est faux.'],
  },
  'device-gone': {
    said: 'Intune ne connaît plus l’appareil',
    next: ['Vérifiez s’il a été retiré ou supprimé. Dans ce cas, il faut l’inscrire de nouveau.'],
  },
  'not-permitted': {
    said: 'il manque une autorisation au bot',
    next: [
      'Prévenez l’équipe qui administre Intune : il manque au bot DeviceManagementManagedDevices.PrivilegedOperations.All.',
      'En attendant, réinitialisez le code dans le centre d’administration Intune, une fois que vous savez qui le demande.',
    ],
  },
  rejected: {
    said: 'Intune a refusé la demande',
    next: [
      'Regardez dans Intune si l’appareil est en cours d’effacement ou de retrait, ou signale une erreur.',
    ],
  },
  unavailable: {
    said: 'Intune était injoignable ; rien n’a été envoyé',
    next: ['Regardez l’état des services Microsoft 365, puis laissez la personne réessayer.'],
  },
  paused: {
    said: 'les réinitialisations sont suspendues ; rien n’a été envoyé',
    next: ['Regardez avec « état » pourquoi. La personne pourra réessayer à la reprise.'],
  },
  'not-confirmed': {
    said: 'la réponse d’Intune s’est perdue ; c’est peut-être fait',
    next: [
      'Regardez les actions de l’appareil dans Intune avant tout nouvel envoi.',
      'Demandez si l’ancien code fonctionne encore.',
    ],
  },
  'failed-on-device': {
    said: 'l’appareil n’a pas pu l’exécuter',
    next: [
      'Demandez à la personne de garder l’appareil allumé et connecté, puis de réessayer.',
      'Regardez l’erreur de l’action dans Intune.',
    ],
  },
  'not-supported': {
    said: 'l’appareil ne le permet pas',
    next: [
      'Regardez la plateforme et l’inscription dans Intune ; parfois, seul un effacement suivi d’une inscription aide.',
    ],
  },
  'canceled-in-intune': {
    said: 'quelqu’un l’a annulé dans Intune',
    next: ['Demandez à vos collègues pourquoi, avant de recommencer.'],
  },
};

/** What to do about a device that cannot be reset by the bot. */
export const otherWays: HelpdeskTexts['otherWays'] = {
  'windows-8-1': 'Windows 8.1 : réinitialisez le mot de passe du compte ou de l’utilisateur local.',
  'android-administrator-7-or-later':
    'Android 7 ou plus avec administrateur d’appareil : Google ne le permet pas. Il reste à effacer l’appareil et à l’inscrire en Android Enterprise.',
  'android-work-profile-before-8':
    'Un profil professionnel avant Android 8 : mettez Android à jour, ou supprimez le profil et inscrivez de nouveau.',
  'ios-user-enrolment':
    'iOS avec inscription d’utilisateur : Apple ne le permet pas. La personne peut effacer l’appareil et l’inscrire de nouveau.',
  'windows-pc':
    'Windows : « J’ai oublié mon code PIN » à l’écran de connexion, ou réinitialisez le mot de passe dans Entra ID.',
  macos: 'macOS : utilisez la clé de récupération FileVault d’Intune, ou l’administrateur local.',
  linux: 'Linux : aidez avec le compte local ; Intune ne le peut pas.',
  chromeos: 'ChromeOS : réinitialisez le mot de passe du compte qui l’ouvre.',
  'no-owner': 'Un appareil partagé : réinitialisez son code dans Intune, et regardez qui l’utilise.',
  'leaving-management':
    'Il est en cours de retrait ou d’effacement : attendez la fin, puis inscrivez-le de nouveau.',
  'unknown-platform': 'Regardez dans Intune de quel type d’appareil il s’agit.',
};

/** Where to begin, by the reason for the case. */
export const reasonAdvice: HelpdeskTexts['reasonAdvice'] = {
  asked: ['Demandez ce qui s’est passé, et avec quel appareil.'],
  'not-supported': [],
  failed: [],
  expired: [
    'Demandez à la personne d’allumer l’appareil et de le connecter au Wi-Fi ou aux données mobiles.',
    'S’il a redémarré verrouillé, il n’a peut-être pas de réseau : une carte SIM ou un câble peut aider.',
  ],
  blocked: [
    'Parlez à la personne, assurez-vous de son identité, et seulement ensuite levez le blocage avec « débloquer ».',
  ],
  'not-me': [
    'Appelez la personne à un numéro que vous connaissez ; ne vous fiez pas à ce seul chat.',
    'Regardez les connexions du compte dans Entra ID, et réinitialisez le mot de passe en cas de doute.',
    'Les réinitialisations de cette personne restent bloquées tant qu’un opérateur ne dit pas « débloquer ».',
  ],
  policy: ['Regardez la règle qui a refusé. Seule votre organisation peut faire une exception.'],
  approval: ['Assurez-vous de l’identité de la personne, par téléphone ou de vive voix, avant d’approuver.'],
  undeliverable: [
    'Le bot ne peut pas joindre la personne dans le chat : appelez-la ou écrivez-lui autrement.',
  ],
  error: [
    'Laissez la personne réessayer ; en cas de nouvel échec, cherchez l’identifiant de corrélation dans le journal.',
  ],
};
