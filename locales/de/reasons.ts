import type { ProofProblem } from '../../services/identity/challenge.ts';
import type { RequestObstacle, RevealRefusal } from '../../services/resets/reset-service.ts';
import type { Messages } from '../messages.ts';

/** Why a device cannot be reset here, and what to use instead. */
export const notResettable: Messages['notResettable'] = {
  'windows-8-1':
    'Windows 8.1 hat keinen Code, den Intune zurücksetzen kann. Wenden Sie sich an den Helpdesk, um wieder in diesen Computer zu kommen.',
  'android-administrator-7-or-later':
    'Google hat dies ab Android 7 für Smartphones gestrichen, die auf diese ältere Art verwaltet werden. Wenden Sie sich an den Helpdesk.',
  'android-work-profile-before-8':
    'Der Code eines Arbeitsprofils kann erst ab Android 8 zurückgesetzt werden; dieses Smartphone hat eine ältere Version. Wenden Sie sich an den Helpdesk.',
  'ios-user-enrolment':
    'Apple erlaubt es Ihrer Organisation nicht, den Code eines privaten Geräts zu ändern, das auf diese Art registriert ist. Wenden Sie sich an den Helpdesk.',
  'windows-pc':
    'Das ist ein Windows-PC. Wählen Sie auf dem Anmeldebildschirm „Ich habe meine PIN vergessen“, oder wenden Sie sich an den Helpdesk.',
  macos: 'Das ist ein Mac. Intune kann sein Kennwort nicht zurücksetzen; wenden Sie sich an den Helpdesk.',
  linux:
    'Auf diesem Computer läuft Linux. Intune kann sein Kennwort nicht zurücksetzen; wenden Sie sich an den Helpdesk.',
  chromeos:
    'Das ist ein Chromebook: Es öffnet sich mit dem Kennwort Ihres Kontos. Wenn Sie das vergessen haben, wenden Sie sich an den Helpdesk.',
  'no-owner':
    'Dieses Gerät wird gemeinsam verwendet und hat keinen eigenen Benutzer. Wenden Sie sich an den Helpdesk.',
  'leaving-management':
    'Dieses Gerät wird gerade aus Intune entfernt und nimmt keine Anfragen mehr an. Wenden Sie sich an den Helpdesk.',
  'unknown-platform': 'Diese Art von Gerät kenne ich nicht. Wenden Sie sich an den Helpdesk.',
};

/** What happened when a reset failed, and what the person does now. */
export const failure: Messages['failure'] = {
  'not-your-device': {
    what: 'Intune führt dieses Gerät nicht mehr als Ihres, deshalb wurde nichts an das Gerät gesendet.',
    next: 'Sehen Sie sich Ihre Geräte an. Wenn dieses dabei sein sollte, wenden Sie sich an den Helpdesk.',
  },
  'device-gone': {
    what: 'Intune kennt dieses Gerät nicht mehr, deshalb kann es nichts mehr erreichen.',
    next: 'Wenden Sie sich an den Helpdesk: Das Gerät muss vielleicht neu registriert werden.',
  },
  'not-permitted': {
    what: 'Intune hat mir das nicht erlaubt: In meiner Einrichtung fehlt etwas. Es hat nichts mit Ihnen oder Ihrem Gerät zu tun.',
    next: 'Wenden Sie sich an den Helpdesk; dort kann man Ihnen mit Ihrem Gerät helfen.',
  },
  rejected: {
    what: 'Intune hat das Zurücksetzen für dieses Gerät nicht angenommen. Ihr alter Code gilt weiter.',
    next: 'Wenden Sie sich an den Helpdesk; dort sieht man mehr als ich.',
  },
  unavailable: {
    what: 'Ich konnte Intune nicht erreichen, deshalb wurde nichts gesendet. Ihr alter Code gilt weiter.',
    next: 'Versuchen Sie es in ein paar Minuten noch einmal. Wenn es weiter nicht klappt, wenden Sie sich an den Helpdesk.',
  },
  paused: {
    what: 'Das Zurücksetzen wurde für alle angehalten, bevor Ihre Anfrage gesendet war, deshalb wurde nichts gesendet. Ihr alter Code gilt weiter.',
    next: 'Versuchen Sie es später wieder, oder wenden Sie sich an den Helpdesk, wenn Sie nicht warten können.',
  },
  'not-confirmed': {
    what: 'Die Antwort von Intune ging unterwegs verloren. Das Zurücksetzen wurde vielleicht ausgeführt, vielleicht auch nicht.',
    next: 'Sehen Sie zuerst auf Ihrem Gerät nach: Gilt Ihr alter Code noch, oder wird keiner mehr verlangt? Wenn Sie nicht hineinkommen, wenden Sie sich an den Helpdesk.',
  },
  'failed-on-device': {
    what: 'Ihr Gerät hat den Auftrag erhalten, konnte ihn aber nicht ausführen.',
    next: 'Lassen Sie es eingeschaltet und verbunden, und versuchen Sie es noch einmal. Wenn es wieder nicht klappt, wenden Sie sich an den Helpdesk.',
  },
  'not-supported': {
    what: 'Ihr Gerät hat geantwortet, dass es dies nicht unterstützt.',
    next: 'Wenden Sie sich an den Helpdesk; dort kennt man einen anderen Weg.',
  },
  'canceled-in-intune': {
    what: 'Das Zurücksetzen wurde in Intune von der Administration abgebrochen. Ihr alter Code gilt weiter.',
    next: 'Versuchen Sie es noch einmal, wenn Sie es weiterhin brauchen, oder wenden Sie sich an den Helpdesk.',
  },
};

/** Where a reset stands, in a word or two. */
export const state: Messages['state'] = {
  requested: 'Wird gesendet',
  sending: 'Wird gesendet',
  unknown: 'Wird geprüft',
  pending: 'Wartet auf das Gerät',
  done: 'Fertig',
  failed: 'Nicht geklappt',
  expired: 'Keine Antwort vom Gerät',
  canceled: 'Abgebrochen',
};

/** Why a sign-in was not accepted. Says no more than the person can act upon. */
export function proofProblem(problem: ProofProblem): string {
  switch (problem) {
    case 'wrong-user':
    case 'wrong-tenant':
      return 'Diese Anmeldung erfolgte mit einem anderen Konto. Melden Sie sich mit dem Konto an, das Sie hier in Teams verwenden.';
    case 'not-fresh':
      return 'Das war eine frühere Anmeldung. Ich brauche eine neue, von jetzt: Beginnen Sie neu, und geben Sie Ihr Kennwort ein, wenn Sie danach gefragt werden.';
    case 'too-late':
    case 'token-expired':
      return 'Diese Anmeldung kam nach Ablauf der fünf Minuten. Es wurde nichts geändert. Beginnen Sie neu, wenn es Ihnen passt.';
    case 'replayed':
      return 'Diese Anmeldung wurde schon einmal verwendet. Beginnen Sie neu, und melden Sie sich noch einmal an.';
    case 'wrong-codes':
      return 'Der Code stimmte mehrmals nicht, deshalb habe ich diese Anmeldung beendet. Es wurde nichts geändert. Beginnen Sie neu, wenn es Ihnen passt.';
    case 'no-auth-time':
      return 'Ich kann nicht sehen, wann Sie sich angemeldet haben: In meiner Einrichtung fehlt etwas. Es wurde nichts geändert. Wenden Sie sich an den Helpdesk; dort kann man Ihnen mit Ihrem Gerät helfen.';
    case 'no-required-context':
      return 'Ich kann nicht sehen, dass Ihre Anmeldung so sicher war, wie Ihre Organisation es verlangt. Es wurde nichts geändert. Beginnen Sie neu, und führen Sie jeden Schritt der Anmeldung aus. Wenn es zweimal passiert, wenden Sie sich an den Helpdesk.';
    case 'malformed':
    case 'bad-signature':
    case 'wrong-issuer':
    case 'wrong-audience':
    case 'token-not-yet-valid':
      return 'Ich konnte diese Anmeldung nicht überprüfen. Es wurde nichts geändert. Beginnen Sie neu, oder wenden Sie sich an den Helpdesk, wenn es zweimal passiert.';
  }
}

/** Why a reset was not started, apart from the organisation's rules. */
export function requestRefusal(refusal: RequestObstacle): string {
  switch (refusal.reason) {
    case 'no-such-device':
      return 'Dieses Gerät finde ich nicht unter Ihren Geräten. Es wurde nichts gestartet. Schreiben Sie „meine Geräte“, um zu sehen, welche ich finde.';
    case 'not-resettable':
      return notResettable[refusal.why];
    case 'device-busy':
      return 'Der Code dieses Geräts wird bereits zurückgesetzt. Schreiben Sie „Status“, um zu sehen, wie es steht.';
    case 'proof-not-valid':
      return 'Seit Ihrer Anmeldung sind mehr als fünf Minuten vergangen. Es wurde nichts gestartet. Schreiben Sie „zurücksetzen“, und melden Sie sich noch einmal an.';
    case 'line-full':
      return 'Gerade setzen so viele Personen ihren Code zurück, dass es lange dauern würde. Es wurde nichts gestartet. Bitte schreiben Sie in einer Viertelstunde noch einmal „zurücksetzen“.';
    case 'context-not-proven':
      return 'Ihre Organisation verlangt dafür inzwischen eine sicherere Anmeldung. Es wurde nichts gestartet. Schreiben Sie „zurücksetzen“, und melden Sie sich noch einmal an.';
  }
}

/** Why a passcode is not shown. */
export function revealRefusal(refusal: RevealRefusal): string {
  switch (refusal) {
    case 'no-such-reset':
      return 'Diese Anfrage finde ich nicht unter Ihren Anfragen. Schreiben Sie „Status“, um Ihre Anfragen zu sehen.';
    case 'nothing-to-show':
      return 'Zu dieser Anfrage gibt es keinen Code anzuzeigen. Schreiben Sie „Status“, um zu sehen, wie es steht.';
    case 'proof-too-old':
      return 'Ihre letzte Anmeldung ist schon eine Weile her. Melden Sie sich noch einmal an, dann zeige ich den Code.';
    case 'blocked':
      return 'Zu Ihrem Schutz wird nichts angezeigt, bis jemand vom Helpdesk mit Ihnen gesprochen hat. Wenden Sie sich an den Helpdesk.';
    case 'shown-too-often':
      return 'Dieser Code wurde so oft angezeigt, wie Ihre Organisation es erlaubt. Schreiben Sie „zurücksetzen“, um einen neuen zu erhalten, oder wenden Sie sich an den Helpdesk.';
    case 'gone':
      return 'Intune hat diesen Code nicht mehr. Schreiben Sie „zurücksetzen“, um einen neuen zu erhalten, oder wenden Sie sich an den Helpdesk.';
  }
}
