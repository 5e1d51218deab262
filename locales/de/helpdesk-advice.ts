import type { HelpdeskTexts } from '../helpdesk-texts.ts';

/** What Intune made of a reset, told to a helper, and what to try next. */
export const failureAdvice: HelpdeskTexts['failureAdvice'] = {
  'not-your-device': {
    said: 'Intune nennt einen anderen primären Benutzer',
    next: [
      'Prüfen Sie in Intune den primären Benutzer des Geräts und berichtigen Sie ihn, falls er falsch ist.',
    ],
  },
  'device-gone': {
    said: 'Intune kennt das Gerät nicht mehr',
    next: ['Klären Sie, ob es abgekoppelt oder gelöscht wurde. Dann muss es neu registriert werden.'],
  },
  'not-permitted': {
    said: 'dem Bot fehlt eine Berechtigung',
    next: [
      'Sagen Sie Ihrer Intune-Administration: Dem Bot fehlt DeviceManagementManagedDevices.PrivilegedOperations.All.',
      'Setzen Sie den Code so lange im Intune Admin Center zurück, sobald Sie wissen, wer darum bittet.',
    ],
  },
  rejected: {
    said: 'Intune hat die Anfrage abgelehnt',
    next: [
      'Prüfen Sie in Intune, ob das Gerät gerade gelöscht oder abgekoppelt wird oder einen Fehler meldet.',
    ],
  },
  unavailable: {
    said: 'Intune war nicht erreichbar; es wurde nichts gesendet',
    next: ['Prüfen Sie den Dienststatus von Microsoft 365 und lassen Sie es dann noch einmal versuchen.'],
  },
  paused: {
    said: 'das Zurücksetzen ist angehalten; es wurde nichts gesendet',
    next: ['Sehen Sie mit „Status“ nach, warum. Sobald es weitergeht, kann es noch einmal versucht werden.'],
  },
  'not-confirmed': {
    said: 'die Antwort von Intune ging verloren; vielleicht wurde es ausgeführt',
    next: [
      'Prüfen Sie die Geräteaktionen in Intune, bevor noch einmal etwas gesendet wird.',
      'Fragen Sie, ob der alte Code noch funktioniert.',
    ],
  },
  'failed-on-device': {
    said: 'das Gerät konnte es nicht ausführen',
    next: [
      'Bitten Sie darum, das Gerät eingeschaltet und verbunden zu lassen, und lassen Sie es dann noch einmal versuchen.',
      'Sehen Sie sich den Fehler der Aktion in Intune an.',
    ],
  },
  'not-supported': {
    said: 'das Gerät unterstützt es nicht',
    next: [
      'Prüfen Sie Plattform und Registrierung in Intune; manchmal hilft nur löschen und neu registrieren.',
    ],
  },
  'canceled-in-intune': {
    said: 'jemand hat es in Intune abgebrochen',
    next: ['Fragen Sie im Team nach dem Grund, bevor es noch einmal gestartet wird.'],
  },
};

/** What to do about a device that cannot be reset by the bot. */
export const otherWays: HelpdeskTexts['otherWays'] = {
  'windows-8-1': 'Windows 8.1: Setzen Sie das Kennwort des Kontos oder des lokalen Benutzers zurück.',
  'android-administrator-7-or-later':
    'Android ab 7 mit Geräteadministrator: Google lässt nicht zu, den Code zurückzusetzen. Es bleibt, das Gerät zu löschen und als Android Enterprise zu registrieren.',
  'android-work-profile-before-8':
    'Ein Arbeitsprofil vor Android 8: Aktualisieren Sie Android, oder entfernen Sie das Arbeitsprofil und registrieren Sie neu.',
  'ios-user-enrolment':
    'iOS mit Benutzerregistrierung: Apple lässt nicht zu, den Code zurückzusetzen. Das Gerät kann gelöscht und neu registriert werden.',
  'windows-pc':
    'Windows: „Ich habe meine PIN vergessen“ auf dem Anmeldebildschirm, oder das Kennwort in Entra ID zurücksetzen.',
  macos:
    'macOS: Verwenden Sie den FileVault-Wiederherstellungsschlüssel aus Intune oder die lokale Administration.',
  linux: 'Linux: Helfen Sie mit dem lokalen Konto; Intune kann es nicht.',
  chromeos: 'ChromeOS: Setzen Sie das Kennwort des Kontos zurück, mit dem es geöffnet wird.',
  'no-owner':
    'Ein gemeinsames Gerät: Setzen Sie seinen Code in Intune zurück und klären Sie, wer es benutzt.',
  'leaving-management':
    'Es wird gerade abgekoppelt oder gelöscht: Warten Sie das Ende ab und registrieren Sie es dann neu.',
  'unknown-platform': 'Prüfen Sie in Intune, was für ein Gerät das ist.',
};

/** Where to begin, by the reason for the case. */
export const reasonAdvice: HelpdeskTexts['reasonAdvice'] = {
  asked: ['Fragen Sie, was geschehen ist und mit welchem Gerät.'],
  'not-supported': [],
  failed: [],
  expired: [
    'Bitten Sie darum, das Gerät einzuschalten und mit WLAN oder mobilen Daten zu verbinden.',
    'Nach einem Neustart im gesperrten Zustand hat es vielleicht kein Netz: Eine SIM-Karte oder ein Kabel kann helfen.',
  ],
  blocked: [
    'Sprechen Sie mit der Person, vergewissern Sie sich, wer es ist, und heben Sie erst dann die Sperre mit „freigeben“ auf.',
  ],
  'not-me': [
    'Rufen Sie die Person unter einer Nummer an, die Sie kennen; verlassen Sie sich nicht allein auf diesen Chat.',
    'Prüfen Sie die Anmeldungen des Kontos in Entra ID und setzen Sie im Zweifel das Kennwort zurück.',
    'Für diese Person bleibt das Zurücksetzen gesperrt, bis ein Operator die Sperre mit „freigeben“ aufhebt.',
  ],
  policy: [
    'Sehen Sie sich die Regel an, die es abgelehnt hat. Nur Ihre Organisation kann eine Ausnahme machen.',
  ],
  approval: ['Vergewissern Sie sich telefonisch oder persönlich, wer darum bittet, bevor Sie genehmigen.'],
  undeliverable: [
    'Der Bot erreicht die Person im Chat nicht: Rufen Sie an oder schreiben Sie auf anderem Weg.',
  ],
  error: [
    'Lassen Sie es noch einmal versuchen; schlägt es wieder fehl, suchen Sie im Protokoll nach der Korrelations-ID.',
  ],
};
