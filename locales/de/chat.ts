import type { Messages } from '../messages.ts';
import { proofProblem, requestRefusal, revealRefusal } from './reasons.ts';

/** Plain sentences in the chat, outside cards. */
export const chat: Messages['chat'] = {
  notUnderstood:
    'Das habe ich nicht verstanden. Wählen Sie eine dieser Möglichkeiten, oder schreiben Sie es mit anderen Worten.',
  notUnderstoodAgain:
    'Ich verstehe es leider immer noch nicht; weiter komme ich hier nicht. Der Helpdesk kann Ihnen besser helfen; so erreichen Sie ihn.',
  personalOnly:
    'Über Geräte spreche ich nur unter vier Augen. Öffnen Sie einen persönlichen Chat mit mir, und schreiben Sie dort „zurücksetzen“. Hier zeige ich nichts über Ihre Geräte.',
  canceled:
    'Abgebrochen. Es wurde nichts geändert. Schreiben Sie „zurücksetzen“, wenn Sie neu beginnen möchten.',
  nothingToCancel:
    'Es gibt nichts abzubrechen. Schreiben Sie „zurücksetzen“, um zu beginnen, oder „Hilfe“, um zu sehen, was ich kann.',
  signedOut:
    'Sie sind bei diesem Bot abgemeldet. Wenn Sie wieder einen Entsperrcode zurücksetzen, melden Sie sich neu an.',
  languageSet:
    'Ab jetzt spreche ich Deutsch. Schreiben Sie „zurücksetzen“, um zu beginnen, oder „Hilfe“, um zu sehen, was ich kann.',
  chooseLanguage: 'Welche Sprache möchten Sie? Wählen Sie unten eine aus.',
  alreadyUsed:
    'Diese Schaltfläche hat ihren Dienst schon getan. Sehen Sie in der neuesten Nachricht unten nach.',
  seeBelow: 'Meine Antwort steht unten.',
  outdatedCard:
    'Diese Karte stammt aus einer älteren Version von mir. Hier ist ein neuer Anfang: Wählen Sie, was Sie tun möchten.',
  startAgainAfterUpdate:
    'Während unseres Gesprächs wurde ich aktualisiert. Entschuldigen Sie die Unterbrechung. Es wurde nichts gestartet. Schreiben Sie „zurücksetzen“, dann beginnen wir von vorn.',
  somethingWrong: (correlationId) =>
    `Bei mir ist etwas schiefgegangen. Es wurde nichts gestartet. Versuchen Sie es in einer Minute noch einmal. Passiert es wieder, nennen Sie dem Helpdesk diese Nummer: ${correlationId}`,
  intuneUnavailable:
    'Ich kann Intune gerade nicht erreichen. Es wurde nichts gestartet. Versuchen Sie es in ein paar Minuten noch einmal, oder wenden Sie sich an den Helpdesk.',
  intuneBusy:
    'Intune ist gerade stark ausgelastet und nimmt keine weiteren Anfragen an. Es wurde nichts gestartet. Versuchen Sie es in einer Minute noch einmal.',
  notPermitted:
    'Dieser Dienst ist im Moment nicht verfügbar: In seiner Einrichtung fehlt etwas. Es wurde nichts gestartet. Wenden Sie sich an den Helpdesk; dort kann man Ihnen mit Ihrem Gerät helfen.',
  noDevices:
    'Ich finde in Intune kein Smartphone, kein Tablet und keinen Computer mit Ihnen als Benutzer. Wenn Sie beruflich doch ein Gerät haben, wenden Sie sich an den Helpdesk.',
  noSuchDevice:
    'Dieses Gerät finde ich nicht unter Ihren Geräten. Schreiben Sie „meine Geräte“, um zu sehen, welche ich finde.',
  chooseFromCard:
    'Wählen Sie Ihr Gerät in der Karte oben aus, oder schreiben Sie „abbrechen“, um aufzuhören.',
  signInWaiting: (deadline) =>
    `Ich warte auf Ihre Anmeldung. Verwenden Sie bis ${deadline} die Schaltfläche oben. Schreiben Sie „abbrechen“, um aufzuhören.`,
  confirmWaiting:
    'Wählen Sie in der Karte oben „Entsperrcode zurücksetzen“ oder „Abbrechen“. Bis dahin passiert nichts.',
  codeNotRight:
    'Dieser Code stimmte nicht. Sehen Sie auf der Anmeldeseite nach, und senden Sie die sechs Ziffern noch einmal.',
  signInFailed:
    'Die Anmeldung hat nicht geklappt. Es wurde nichts geändert. Verwenden Sie die Anmeldeschaltfläche noch einmal, oder schreiben Sie „abbrechen“.',
  signInNotAccepted: proofProblem,
  youAreWelcome: 'Gern geschehen. Schreiben Sie „zurücksetzen“ oder „Hilfe“, wann immer Sie mich brauchen.',
  aboutReset:
    'Beim Zurücksetzen wird der Code, mit dem Sie Ihr Gerät entsperren, ersetzt oder entfernt, damit Sie wieder hineinkommen und einen neuen festlegen können. Ihre Apps und Dateien bleiben erhalten. Bevor etwas geschieht, zeige ich genau, was auf Ihrem Gerät passiert. Schreiben Sie „zurücksetzen“, um zu beginnen.',
  noResets:
    'Sie haben noch kein Zurücksetzen angefordert. Schreiben Sie „zurücksetzen“, um damit zu beginnen.',
  resetRefused: requestRefusal,
  revealRefused: revealRefusal,
  passcodeNeedsNewerTeams:
    'Diese Version von Teams kann den Code nicht nur Ihnen allein anzeigen. Aktualisieren Sie Teams, oder öffnen Sie es im Browser, und wählen Sie erneut „Code anzeigen“.',
  messageTooLong:
    'Diese Nachricht ist zu lang für mich. Schreiben Sie es in einem kurzen Satz, zum Beispiel „mein Handy zurücksetzen“.',
  attachmentsNotRead:
    'Bilder und Dateien kann ich nicht lesen. Schreiben Sie es in Worten, zum Beispiel „mein Handy zurücksetzen“.',
  startUnknown:
    'Ich konnte nicht sehen, ob Ihr Zurücksetzen gestartet wurde. Wenn ja, sage ich Ihnen hier, was daraus wird. Schreiben Sie in einer Minute „Status“, um zu sehen, ob es unter Ihren Anfragen steht.',
  startedAllTheSame:
    'Ihr Zurücksetzen wurde gestartet, obwohl danach bei mir etwas schiefgegangen ist. Ich sage Ihnen hier, was daraus wird.',
  busyTryAgain:
    'Ich bin gerade ausgelastet. Es wurde nichts gestartet. Schreiben Sie in einer Minute „zurücksetzen“, um neu zu beginnen.',
  stillWorking: 'Ich arbeite noch an Ihrer letzten Nachricht. Meine Antwort darauf kommt gleich.',
};
