import type { CaseRefusal } from '../../services/helpdesk/case-service.ts';
import type { Messages } from '../messages.ts';

/** What the user reads about the own case. */
export const cases: Messages['cases'] = {
  opened: {
    title: (number) => `Eine Person hilft Ihnen: ${number}`,
    next: 'Sie sind als Nächstes an der Reihe.',
    ahead: (others) => (others === 1 ? 'Eine Person ist vor Ihnen.' : `${others} Personen sind vor Ihnen.`),
    how: 'Was Sie hier ab jetzt schreiben, geht mit Ihrem Namen an den Helpdesk. Kurze Befehle wie „zurücksetzen“ oder „Status“ funktionieren weiterhin. Schreiben Sie „stopp“, um es zu beenden.',
    already: (number) =>
      `Ihr Fall ${number} ist schon offen. Schreiben Sie einfach hier; es geht an den Helpdesk.`,
  },
  outOfHours: {
    title: 'Der Helpdesk ist jetzt geschlossen',
    text: (number) =>
      `Ihr Fall ${number} bleibt bestehen. Sobald der Helpdesk wieder geöffnet ist, antwortet Ihnen hier jemand.`,
    opens: (time) => `Der Helpdesk öffnet wieder am ${time}.`,
    week: (times) => `Öffnungszeiten: ${times}.`,
  },
  claimed: {
    title: 'Jemand ist für Sie da',
    text: (name, number) =>
      `${name} kümmert sich um Ihren Fall ${number}. Schreiben Sie einfach hier. Nennen Sie niemandem Ihren Code oder Ihr Kennwort.`,
  },
  released: {
    title: 'Jemand anderes übernimmt',
    text: (number) => `Ihr Fall ${number} geht weiter; bald antwortet jemand anderes.`,
  },
  resolved: {
    title: (number) => `Gelöst: ${number}`,
    by: (name) => `${name} hat Ihren Fall geschlossen.`,
    summary: (how) => `Ergebnis: ${how}`,
    rateTitle: 'Wie war es?',
    commentLabel: 'Möchten Sie etwas hinzufügen?',
    commentError: 'Höchstens 500 Zeichen.',
    stars: (stars) => `${stars} von 5 Sternen`,
    thanks: 'Danke für Ihre Bewertung.',
  },
  closed: {
    title: 'Das Gespräch ist beendet',
    text: (number) =>
      `Ihr Fall ${number} ist geschlossen. Was Sie jetzt schreiben, geht wieder an mich und nicht an den Helpdesk.`,
  },
  resetOffered: {
    title: 'Sie können den Code selbst zurücksetzen',
    text: (name, device) =>
      `${name} schlägt vor, den Entsperrcode von ${device} zurückzusetzen. Sie melden sich noch einmal an und bestätigen, wie immer; niemand kann das für Sie tun.`,
  },
  approved: {
    title: 'Genehmigt',
    text: (device) =>
      `Der Helpdesk hat genehmigt, den Entsperrcode von ${device} zurückzusetzen. Starten Sie es in den nächsten Minuten.`,
  },
  denied: {
    title: 'Nicht genehmigt',
    text: (device) =>
      `Der Helpdesk hat nicht genehmigt, den Entsperrcode von ${device} zurückzusetzen. Schreiben Sie hier, wenn Sie den Grund wissen möchten.`,
  },
  wrote: (name) => `${name} (Helpdesk)`,
  edited: 'Frühere Nachricht geändert in',
  deleted: 'Frühere Nachricht gelöscht',
  attached: 'Anhang',
  nameOnly: 'nur der Name kann weitergegeben werden',
  sent: (number) => `→ An den Helpdesk gesendet (${number}).`,
  sentAgain: (number) => `→ An den Helpdesk gesendet. Ihr Fall ${number} ist wieder offen.`,
  stillOpen: (number) =>
    `Ihr Fall ${number} bleibt offen. Schreiben Sie noch einmal „stopp“, um ihn zu beenden.`,
  refusal,
};

/** Why something about the own case is not done. */
function refusal(problem: CaseRefusal): string {
  switch (problem.reason) {
    case 'full':
      return 'Der Helpdesk hat Ihre letzten Nachrichten noch nicht erhalten. Warten Sie eine Minute und senden Sie es noch einmal.';
    case 'already-rated':
      return 'Sie haben das schon bewertet. Danke.';
    default:
      return 'Dieser Fall ist abgeschlossen. Wählen Sie „Mit einer Person sprechen“, um einen neuen zu öffnen.';
  }
}
