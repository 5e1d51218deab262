import type { ResetEffect, ResettableKind } from '../../services/devices/platforms.ts';
import { byReach, type PlatformText } from '../texts.ts';

const SET_NEW = 'Kies daarna zelf een nieuwe toegangscode in de app Instellingen.';
const REPLACED = 'De code die je bent vergeten werkt niet meer. Er komt een tijdelijke voor in de plaats.';
const KEPT = 'Je apps, foto’s en bestanden blijven staan.';
const NEEDS_NETWORK =
  'Het apparaat moet aanstaan en verbinding hebben. Is het vergrendeld opnieuw opgestart, dan heeft het die soms niet.';
const POLICY_HINT =
  'Dat kan gebeuren als je organisatie op dit soort apparaten geen toegangscode verplicht stelt.';

function alphabet(effect: ResetEffect): string {
  if (effect.temporaryPasscode === 'numeric') return 'De tijdelijke code bestaat alleen uit cijfers.';
  return 'De tijdelijke code bestaat uit letters en cijfers.';
}

function replaced(effect: ResetEffect): readonly string[] {
  return [REPLACED, alphabet(effect), KEPT, NEEDS_NETWORK];
}

function unlockThenChange(): readonly string[] {
  return ['Ontgrendel het apparaat met de tijdelijke toegangscode.', SET_NEW];
}

function workProfile(effect: ResetEffect): readonly string[] {
  return [
    'Alleen de code van je werkprofiel verandert. De vergrendeling van de telefoon zelf blijft zoals ze is.',
    `Er komt een tijdelijke code voor in de plaats. ${alphabet(effect)}`,
    KEPT,
    NEEDS_NETWORK,
  ];
}

function openWorkProfile(): readonly string[] {
  return [
    'Open een werkapp en voer de tijdelijke toegangscode in.',
    'Kies daarna een nieuwe: Instellingen, Beveiliging, Beveiliging van werkprofiel.',
  ];
}

const replacingPasscode: PlatformText = { consequences: replaced, next: unlockThenChange, failureHint: '' };

/** What a reset does on each kind of device, in the words of its own settings. */
export const platforms: Record<ResettableKind, PlatformText> = {
  ios: {
    consequences: () => [
      'De toegangscode wordt verwijderd: het apparaat opent dan zonder. Er is geen tijdelijke code.',
      'Touch ID of Face ID wordt mee verwijderd; dat stel je daarna opnieuw in.',
      KEPT,
      NEEDS_NETWORK,
    ],
    next: () => [
      'Je iPhone of iPad opent nu zonder toegangscode. Er is geen tijdelijke.',
      'Stel een nieuwe in: Instellingen, Face ID en toegangscode (of Touch ID en toegangscode). Misschien vraagt het apparaat er zelf om. Je oude code mag ook weer.',
      'Stel op dezelfde plek Face ID of Touch ID opnieuw in.',
    ],
    failureHint:
      'Bij een iPhone of iPad kan dit betekenen dat Intune niet meer de juiste sleutel heeft om het te ontgrendelen. Dan kan alleen de helpdesk helpen, door het te wissen en opnieuw in te stellen.',
  },
  'android-administrator': replacingPasscode,
  'windows-10-mobile': {
    ...replacingPasscode,
    consequences: (effect) => [
      REPLACED,
      alphabet(effect),
      'Windows Hello blijft werken.',
      KEPT,
      NEEDS_NETWORK,
    ],
  },
  'windows-phone-8-1': replacingPasscode,
  'android-work-profile': {
    consequences: (effect) => [
      ...workProfile(effect),
      'Je telefoon kan je vragen de reset goed te keuren. Daarna gaat het verder.',
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
      'De toegangscode wordt verwijderd: het apparaat opent dan zonder. Er is geen tijdelijke code.',
      'Optic ID wordt mee verwijderd; dat stel je daarna opnieuw in.',
      KEPT,
      NEEDS_NETWORK,
    ],
    next: () => [
      'Je Apple Vision Pro opent nu zonder toegangscode. Er is geen tijdelijke.',
      'Stel een nieuwe in: Instellingen, Optic ID en toegangscode. Je oude code mag ook weer.',
      'Stel op dezelfde plek Optic ID opnieuw in.',
    ],
    failureHint: '',
  },
};
