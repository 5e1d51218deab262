import type { TeamsAppTexts } from '../en/teams-app.ts';

/** What the app says of itself in Teams: in the store, when it is added, and in the list of commands. */
export const teamsApp: TeamsAppTexts = {
  publisher: 'IT-Helpdesk',
  name: { short: 'Passcode Desk', full: 'Passcode Desk: vergessenen Entsperrcode zurücksetzen' },
  description: {
    short: 'Vergessenen Entsperrcode Ihres Diensthandys oder -tablets im Chat zurücksetzen.',
    full: [
      'Entsperrcode Ihres Diensthandys oder -tablets vergessen? Passcode Desk hilft Ihnen wieder hinein, ohne dass Sie jemanden anrufen müssen.',
      '1. Schreiben Sie „zurücksetzen“ und wählen Sie Ihr Gerät aus.\n2. Melden Sie sich noch einmal an, damit niemand anderes dies in Ihrem Namen tun kann.\n3. Lesen Sie, was auf diesem Gerät geschieht, und bestätigen Sie.\n4. Im selben Chat erfahren Sie, wann es fertig ist und was Sie danach tun.',
      'Passcode Desk arbeitet nur mit Ihren eigenen Geräten, wenn sie bei Microsoft Intune registriert sind, und nie ohne Ihre Bestätigung. Lässt sich der Code eines Geräts nicht zurücksetzen, erfahren Sie den Grund. Wo Passcode Desk nicht helfen kann, übernimmt der Helpdesk.',
      'Für den Helpdesk: Fügen Sie die App Ihrem Team hinzu, erwähnen Sie sie in einem Kanal und schreiben Sie „diesen Kanal verwenden“. Fälle kommen dann dort an.',
      'Sie brauchen ein Arbeitskonto Ihrer Organisation. Wenn Sie Hilfe möchten, schreiben Sie „Kontakt“.',
    ].join('\n\n'),
  },
  commands: {
    personal: {
      reset: {
        title: 'Code zurücksetzen',
        description: 'Vergessenen Entsperrcode eines Smartphones oder Tablets zurücksetzen',
      },
      devices: { title: 'Meine Geräte', description: 'Ihre Geräte und was mit jedem möglich ist' },
      status: { title: 'Status', description: 'Wie es um Ihre Anfragen steht' },
      contact: {
        title: 'Kontakt',
        description: 'Mit dem Helpdesk sprechen oder sehen, wen Sie anrufen können',
      },
      cancel: { title: 'Abbrechen', description: 'Beenden, was gerade läuft' },
      language: { title: 'Sprache', description: 'Eine andere Sprache wählen' },
      'sign-out': { title: 'Abmelden', description: 'Sich bei diesem Bot abmelden' },
      help: { title: 'Hilfe', description: 'Was ich kann, mit Beispielen' },
    },
    team: {
      cases: { title: 'Fälle', description: 'Offene Fälle, Ihre eigenen und wer am längsten wartet' },
      case: { title: 'Fall', description: 'Ein Fall nach seiner Nummer: Fall HD-1042' },
      stats: { title: 'Zahlen', description: 'Fälle und Rücksetzungen von heute und der letzten 7 Tage' },
      'use-channel': {
        title: 'diesen Kanal verwenden',
        description: 'Fälle in diesem Kanal ankommen lassen',
      },
      pause: {
        title: 'anhalten',
        description: 'Alle Rücksetzungen anhalten; nennen Sie den Grund: anhalten Ausweise gestohlen',
      },
      resume: { title: 'fortsetzen', description: 'Rücksetzungen wieder zulassen' },
      status: { title: 'Status', description: 'Wie es steht: ob das Zurücksetzen läuft' },
      unblock: { title: 'freigeben', description: 'Die Sperre einer Person aufheben: freigeben @Alex' },
      help: { title: 'Hilfe', description: 'Was ich für den Helpdesk tun kann' },
    },
  },
};
