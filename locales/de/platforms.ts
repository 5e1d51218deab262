import type { ResetEffect } from '../../services/devices/platforms.ts';
import type { Messages } from '../messages.ts';
import { byReach, type PlatformText } from '../texts.ts';

const SET_NEW = 'Legen Sie danach in den Einstellungen einen eigenen neuen Code fest.';
const REPLACED = 'Der vergessene Code gilt nicht mehr. Ein temporärer tritt an seine Stelle.';
const KEPT = 'Ihre Apps, Fotos und Dateien bleiben erhalten.';
const NEEDS_NETWORK =
  'Das Gerät muss eingeschaltet und verbunden sein. Nach einem Neustart im gesperrten Zustand hat es möglicherweise keine Verbindung.';
const POLICY_HINT =
  'Das kann vorkommen, wenn Ihre Organisation für diese Art von Geräten keinen Code vorschreibt.';

function alphabet(effect: ResetEffect): string {
  if (effect.temporaryPasscode === 'numeric') return 'Der temporäre Code besteht nur aus Ziffern.';
  return 'Der temporäre Code besteht aus Buchstaben und Ziffern.';
}

function replaced(effect: ResetEffect): readonly string[] {
  return [REPLACED, alphabet(effect), KEPT, NEEDS_NETWORK];
}

function unlockThenChange(): readonly string[] {
  return ['Entsperren Sie das Gerät mit dem temporären Code.', SET_NEW];
}

function workProfile(effect: ResetEffect): readonly string[] {
  return [
    'Nur der Code Ihres Arbeitsprofils ändert sich. Die Sperre des Smartphones selbst bleibt, wie sie ist.',
    `Ein temporärer Code tritt an seine Stelle. ${alphabet(effect)}`,
    KEPT,
    NEEDS_NETWORK,
  ];
}

function openWorkProfile(): readonly string[] {
  return [
    'Öffnen Sie eine geschäftliche App, und geben Sie den temporären Code ein.',
    'Legen Sie danach einen neuen fest: Einstellungen, Sicherheit, Sicherheit des Arbeitsprofils.',
  ];
}

const replacingPasscode: PlatformText = { consequences: replaced, next: unlockThenChange, failureHint: '' };

/** What a reset does on each kind of device, in the words of its own settings. */
export const platforms: Messages['platforms'] = {
  ios: {
    consequences: () => [
      'Der Code wird entfernt; das Gerät öffnet sich dann ohne. Es gibt keinen temporären Code.',
      'Touch ID oder Face ID wird mit entfernt; Sie richten es danach neu ein.',
      KEPT,
      NEEDS_NETWORK,
    ],
    next: () => [
      'Ihr iPhone oder iPad öffnet sich jetzt ohne Code. Es gibt keinen temporären.',
      'Legen Sie einen neuen Code fest: Einstellungen, Face ID & Code (oder Touch ID & Code). Vielleicht fordert das Gerät Sie von selbst dazu auf. Der alte Code ist auch wieder erlaubt.',
      'Richten Sie an derselben Stelle Face ID oder Touch ID neu ein.',
    ],
    failureHint:
      'Bei einem iPhone oder iPad kann das bedeuten, dass Intune nicht mehr den richtigen Schlüssel zum Entsperren hat. Dann kann nur der Helpdesk helfen, indem er das Gerät löscht und neu einrichtet.',
  },
  'android-administrator': replacingPasscode,
  'windows-10-mobile': {
    ...replacingPasscode,
    consequences: (effect) => [
      REPLACED,
      alphabet(effect),
      'Windows Hello funktioniert weiter.',
      KEPT,
      NEEDS_NETWORK,
    ],
  },
  'windows-phone-8-1': replacingPasscode,
  'android-work-profile': {
    consequences: (effect) => [
      ...workProfile(effect),
      'Ihr Smartphone bittet Sie vielleicht, dem Zurücksetzen zuzustimmen. Danach geht es weiter.',
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
      'Der Code wird entfernt; das Gerät öffnet sich dann ohne. Es gibt keinen temporären Code.',
      'Optic ID wird mit entfernt; Sie richten es danach neu ein.',
      KEPT,
      NEEDS_NETWORK,
    ],
    next: () => [
      'Ihre Apple Vision Pro öffnet sich jetzt ohne Code. Es gibt keinen temporären.',
      'Legen Sie einen neuen Code fest: Einstellungen, Optic ID & Code. Der alte Code ist auch wieder erlaubt.',
      'Richten Sie an derselben Stelle Optic ID neu ein.',
    ],
    failureHint: '',
  },
};
