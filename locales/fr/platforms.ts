import type { ResetEffect } from '../../services/devices/platforms.ts';
import type { Messages } from '../messages.ts';
import { byReach, type PlatformText } from '../texts.ts';

const SET_NEW = 'Choisissez ensuite votre propre code dans les paramètres.';
const REPLACED = 'Le code oublié ne fonctionne plus. Un code temporaire le remplace.';
const KEPT = 'Vos applications, photos et fichiers restent.';
const NEEDS_NETWORK =
  'L’appareil doit être allumé et connecté. S’il a redémarré alors qu’il était verrouillé, il n’a peut-être pas de réseau.';
const POLICY_HINT =
  'Cela peut arriver si votre organisation n’exige pas de code secret sur ce type d’appareil.';

function alphabet(effect: ResetEffect): string {
  if (effect.temporaryPasscode === 'numeric') return 'Le code temporaire ne comporte que des chiffres.';
  return 'Le code temporaire comporte des lettres et des chiffres.';
}

function replaced(effect: ResetEffect): readonly string[] {
  return [REPLACED, alphabet(effect), KEPT, NEEDS_NETWORK];
}

function unlockThenChange(): readonly string[] {
  return ['Déverrouillez l’appareil avec le code temporaire.', SET_NEW];
}

function workProfile(effect: ResetEffect): readonly string[] {
  return [
    'Seul le code de votre profil professionnel change. Le verrouillage du téléphone lui-même reste tel quel.',
    `Un code temporaire le remplace. ${alphabet(effect)}`,
    KEPT,
    NEEDS_NETWORK,
  ];
}

function openWorkProfile(): readonly string[] {
  return [
    'Ouvrez une application professionnelle et saisissez le code temporaire.',
    'Choisissez ensuite un nouveau code : Paramètres, Sécurité, Sécurité du profil professionnel.',
  ];
}

const replacingPasscode: PlatformText = { consequences: replaced, next: unlockThenChange, failureHint: '' };

/** What a reset does on each kind of device, in the words of its own settings. */
export const platforms: Messages['platforms'] = {
  ios: {
    consequences: () => [
      'Le code est supprimé : l’appareil s’ouvre alors sans code. Il n’y a pas de code temporaire.',
      'Touch ID ou Face ID est supprimé en même temps ; vous le configurez de nouveau ensuite.',
      KEPT,
      NEEDS_NETWORK,
    ],
    next: () => [
      'Votre iPhone ou iPad s’ouvre maintenant sans code. Il n’y a pas de code temporaire.',
      'Définissez un nouveau code : Réglages, Face ID et code (ou Touch ID et code). L’appareil vous le demandera peut-être de lui-même. Vous pouvez reprendre l’ancien.',
      'Configurez de nouveau Face ID ou Touch ID au même endroit.',
    ],
    failureHint:
      'Sur un iPhone ou un iPad, cela peut vouloir dire qu’Intune n’a plus la bonne clé pour le déverrouiller. Seul le support informatique peut alors vous aider, en l’effaçant et en le configurant de nouveau.',
  },
  'android-administrator': replacingPasscode,
  'windows-10-mobile': {
    ...replacingPasscode,
    consequences: (effect) => [
      REPLACED,
      alphabet(effect),
      'Windows Hello continue de fonctionner.',
      KEPT,
      NEEDS_NETWORK,
    ],
  },
  'windows-phone-8-1': replacingPasscode,
  'android-work-profile': {
    consequences: (effect) => [
      ...workProfile(effect),
      'Votre téléphone vous demandera peut-être d’approuver la réinitialisation. Elle se poursuit ensuite.',
    ],
    next: openWorkProfile,
    failureHint: POLICY_HINT,
  },
  'android-corporate-work-profile': {
    consequences: workProfile,
    next: openWorkProfile,
    failureHint: POLICY_HINT,
  },
  'android-fully-managed': {
    consequences: (effect) => byReach(effect, replaced, workProfile),
    next: (effect) => byReach(effect, unlockThenChange, openWorkProfile),
    failureHint: POLICY_HINT,
  },
  'aosp-user': replacingPasscode,
  visionos: {
    consequences: () => [
      'Le code est supprimé : l’appareil s’ouvre alors sans code. Il n’y a pas de code temporaire.',
      'Optic ID est supprimé en même temps ; vous le configurez de nouveau ensuite.',
      KEPT,
      NEEDS_NETWORK,
    ],
    next: () => [
      'Votre Apple Vision Pro s’ouvre maintenant sans code. Il n’y a pas de code temporaire.',
      'Définissez un nouveau code : Réglages, Optic ID et code. Vous pouvez reprendre l’ancien.',
      'Configurez de nouveau Optic ID au même endroit.',
    ],
    failureHint: '',
  },
};
