import type { CaseRefusal } from '../../services/helpdesk/case-service.ts';
import { plural } from '../format.ts';
import type { HelpdeskTexts } from '../helpdesk-texts.ts';
import { failureAdvice, otherWays, reasonAdvice } from './helpdesk-advice.ts';

/** What the helpers read in their channel. */
export const helpdesk: HelpdeskTexts = {
  caseTitle: (number, state) => `${number} · ${state}`,
  states: {
    open: 'wartet auf Hilfe',
    claimed: 'in Bearbeitung',
    resolved: 'gelöst',
    closed: 'geschlossen',
  },
  reasons: {
    asked: 'Hat um eine Person gebeten',
    'not-supported': 'Der Bot kann den Code dieses Geräts nicht zurücksetzen',
    failed: 'Das Zurücksetzen ist fehlgeschlagen',
    expired: 'Das Gerät hat nicht geantwortet',
    blocked: 'Für diese Person ist das Zurücksetzen gesperrt',
    'not-me': '„Das war ich nicht“: Vielleicht handelt jemand anderes im Namen dieser Person',
    policy: 'Eine Regel Ihrer Organisation hat es abgelehnt',
    approval: 'Ein Zurücksetzen wartet auf Ihre Genehmigung',
    undeliverable: 'Das Ergebnis konnte nicht mitgeteilt werden',
    error: 'Im Bot ist etwas schiefgegangen',
  },
  priorities: { normal: '', urgent: 'Dringend' },
  resolutions: {
    solved: 'Gelöst',
    'advice-given': 'Beraten',
    'passed-on': 'An jemand anderen weitergegeben',
    'not-reproducible': 'Das Problem ist verschwunden',
    'no-answer': 'Keine Antwort von der Person',
  },
  happened: {
    opened: 'geöffnet',
    claimed: 'übernommen',
    released: 'freigegeben',
    resolved: 'gelöst',
    closed: 'geschlossen',
    reopened: 'wieder geöffnet',
    'ended-by-user': 'von der Person beendet',
    'user-wrote': 'Person schrieb',
    'helper-wrote': 'Helpdesk schrieb',
    'reset-offered': 'Zurücksetzen angeboten',
    approved: 'genehmigt',
    denied: 'abgelehnt',
    reminded: 'erinnert',
    escalated: 'eskaliert',
    rated: 'von der Person bewertet',
    undeliverable: 'nicht zustellbar',
    reset: 'Zurücksetzen',
  },
  failureAdvice,
  otherWays,
  reasonAdvice,
  labels: {
    reason: 'Grund',
    code: 'Näheres',
    opened: 'Geöffnet',
    holder: 'Bearbeitet von',
    proof: 'Identität',
    device: 'Gerät',
    system: 'Betriebssystem',
    kind: 'Art',
    lastContact: 'Letzter Kontakt',
    rating: 'Bewertung',
    language: 'Sprache der Person',
  },
  nobody: 'noch niemand',
  unnamed: 'Ohne Namen',
  at: (time, ago) => `${time} (${ago})`,
  never: 'nie',
  proof: {
    none: 'nicht nachgewiesen: als unbekannt behandeln',
    fresh: (time, ago) => `${ago} frisch angemeldet (${time})`,
    old: (time, ago) => `zuletzt ${ago} nachgewiesen (${time}): vor jedem Eingriff neu anmelden lassen`,
  },
  triedTitle: 'Was bisher geschah',
  nextTitle: 'Was Sie tun können',
  lastChange: (time) => `Stand: ${time}`,
  replyLabel: 'Ihre Antwort',
  replyPlaceholder: 'Oder erwähnen Sie mich in diesem Thread',
  replyError: 'Schreiben Sie zuerst etwas.',
  resolutionLabel: 'Wie es gelöst wurde',
  resolutionError: 'Wählen Sie, wie es gelöst wurde.',
  buttons: {
    claim: 'Übernehmen',
    reply: 'Antwort senden',
    resolve: 'Lösen',
    release: 'Freigeben',
    offerReset: 'Zurücksetzen anbieten',
    approve: 'Zurücksetzen genehmigen',
    deny: 'Zurücksetzen ablehnen',
    openChat: 'Chat öffnen',
  },
  undeliverable: {
    user: 'Die Person ist im Chat nicht erreichbar. Rufen Sie an oder schreiben Sie auf anderem Weg.',
    helpdesk: 'Hier konnte eine Zeit lang nichts veröffentlicht werden. Einiges kann fehlen.',
    both: 'Beide Seiten waren eine Zeit lang nicht erreichbar. Rufen Sie die Person an.',
  },
  stars: (stars) => `${stars} von 5`,
  userWrote: 'Nachricht an den Helpdesk',
  edited: 'Frühere Nachricht geändert in',
  deleted: 'Frühere Nachricht gelöscht',
  attached: 'Anhang',
  nameOnly: 'nur der Name kann weitergegeben werden',
  reopenedByUser: 'Es ist noch nicht gelöst.',
  sentTo: (name) => `Gesendet an ${name}.`,
  nothingWritten: 'Es gab nichts zu senden. Schreiben Sie zuerst Ihre Antwort.',
  tooLong: 'Das ist zu lang zum Weitergeben. Senden Sie es in Teilen.',
  refusal,
  notHere:
    'Diese Karte funktioniert hier nicht. Fälle werden im Kanal des Helpdesks bearbeitet, von Mitgliedern seines Teams.',
  notMember: 'Das können nur Mitglieder des Helpdesk-Teams.',
  operatorsOnly:
    'Das können nur Operatoren. Sie stehen in der Einstellung HELPDESK_OPERATORS; fragen Sie, wer diesen Bot betreibt.',
  fixedChannel:
    'Der Kanal ist durch die Einstellungen HELPDESK_TEAM_ID und HELPDESK_CHANNEL_ID festgelegt. Fragen Sie, wer diesen Bot betreibt.',
  channelSet: 'Dieser Kanal ist ab jetzt der Helpdesk. Neue Fälle erscheinen hier.',
  alerts: {
    'too-many-resets': (time: string): string =>
      `In kurzer Zeit gab es zu viele Rücksetzungen. Sicherheitshalber habe ich um ${time} alle neuen angehalten; wer zurücksetzen möchte, erfährt das. Suchen Sie den Grund („Status“ hier, das Audit in der Befehlszeile) und sagen Sie danach „fortsetzen“.`,
    'policy-rejected': (): string =>
      'Die neue Richtliniendatei ist nicht gültig, daher gelten die bisherigen Regeln weiter. Im Protokoll steht, was daran nicht stimmt. Korrigieren Sie die Datei; ich lese sie von selbst erneut.',
  },
  reminder: (number, ago) => `${number} wartet auf Hilfe (geöffnet ${ago}).`,
  escalation: (number, ago) =>
    `${number} wurde ${ago} geöffnet, und niemand hat übernommen. Bitte kümmern Sie sich darum.`,
  overview: {
    title: 'Fälle',
    count: (open) => plural('de', open, { one: 'offener Fall', other: 'offene Fälle' }),
    waiting: 'Wartend, die ältesten zuerst',
    mine: 'Ihre',
    others: 'Bei anderen',
    none: 'Es ist kein Fall offen. Gut gemacht.',
    more: (count) => `… und ${count} weitere`,
    since: (ago) => `geöffnet ${ago}`,
    withHelper: (name) => `bei ${name}`,
  },
  stats: {
    title: 'Zahlen',
    today: 'Heute',
    week: '7 Tage',
    opened: 'Geöffnet',
    resolved: 'Gelöst',
    toClaim: 'Median bis zur Übernahme',
    toResolve: 'Median bis zur Lösung',
    none: '–',
    resetsTitle: 'Zurücksetzungen der letzten 7 Tage',
    noResets: 'Keine Zurücksetzungen in den letzten 7 Tagen.',
    bar: (done, failed) => `${done} gelungen, ${failed} fehlgeschlagen`,
  },
  standing: {
    title: 'Wie es steht',
    running: 'Das Zurücksetzen läuft.',
    paused: (time) => `Das Zurücksetzen ist seit ${time} angehalten.`,
    blocked: (count) =>
      plural('de', count, { one: 'Person ist gesperrt.', other: 'Personen sind gesperrt.' }),
    waiting: (count) =>
      plural('de', count, { one: 'Fall wartet auf Hilfe.', other: 'Fälle warten auf Hilfe.' }),
  },
  pause: {
    needsReason: 'Nennen Sie den Grund, den alle lesen werden: „anhalten Wartung von Intune bis 12 Uhr“.',
    paused: 'Das Zurücksetzen ist angehalten. Alle lesen den Grund. Mit „fortsetzen“ geht es weiter.',
    resumed: 'Das Zurücksetzen läuft weiter.',
    notPaused: 'Das Zurücksetzen ist nicht angehalten.',
  },
  unblock: {
    done: 'Die Sperre ist aufgehoben. Die Person kann wieder Codes zurücksetzen.',
    notBlocked: 'Diese Person ist nicht gesperrt.',
    who: 'Sagen Sie, wer gemeint ist: Erwähnen Sie die Person oder nennen Sie die Entra-Objekt-ID, wie in „freigeben @Alex“.',
  },
  help: {
    title: 'Was ich in diesem Kanal kann',
    lead: 'Fälle erscheinen hier als Threads. Übernehmen Sie einen mit seiner Schaltfläche, und antworten Sie mit der Karte oder indem Sie mich im Thread erwähnen. Erwähnen Sie mich und schreiben Sie:',
    examples: [
      { say: 'Fälle', does: 'zeigt, was offen ist, was Ihnen gehört und wer am längsten wartet' },
      { say: 'Fall HD-1042', does: 'zeigt einen Fall' },
      { say: 'Zahlen', does: 'zeigt die Zahlen von heute und von 7 Tagen' },
      { say: 'Status', does: 'zeigt, ob das Zurücksetzen läuft' },
      { say: 'anhalten Wartung von Intune', does: 'hält alles Zurücksetzen an (Operatoren)' },
      { say: 'fortsetzen', does: 'lässt das Zurücksetzen weiterlaufen (Operatoren)' },
      { say: 'freigeben @Alex', does: 'hebt die Sperre einer Person auf (Operatoren)' },
      { say: 'diesen Kanal verwenden', does: 'macht diesen Kanal zum Helpdesk (Operatoren)' },
    ],
  },
};

/** Why something about a case is not done, told to a helper. */
function refusal(problem: CaseRefusal, name: (untrusted: string) => string): string {
  switch (problem.reason) {
    case 'no-such-case':
      return 'Ich finde diesen Fall nicht. Schreiben Sie „Fälle“, um die offenen zu sehen.';
    case 'claimed-by':
      return `${name(problem.helper.name)} hat ihn schon.`;
    case 'not-claimed':
      return 'Niemand hat diesen Fall übernommen. Übernehmen Sie ihn zuerst.';
    case 'not-yours':
      return `${name(problem.helper.name)} hat diesen Fall. Bitten Sie zuerst um Freigabe.`;
    case 'over':
      return 'Dieser Fall ist abgeschlossen. Schreibt die Person wieder, wird er neu geöffnet oder ein neuer beginnt.';
    case 'resolved-since':
      return 'Dieser Fall wurde inzwischen abgeschlossen, daher ging Ihre Nachricht nicht an die Person. Senden Sie sie noch einmal, um den Fall wieder zu öffnen.';
    case 'own-case':
      return 'Das ist Ihr eigener Fall. Jemand anderes muss ihn übernehmen.';
    case 'nothing-to-approve':
      return 'In diesem Fall gibt es nichts mehr zu genehmigen.';
    case 'no-device':
      return 'In diesem Fall geht es um kein Gerät, dessen Code zurückgesetzt werden kann.';
    case 'not-over':
      return 'Dieser Fall ist noch nicht abgeschlossen.';
    case 'already-rated':
      return 'Dieser Fall wurde schon bewertet.';
    case 'full':
      return 'Zu viele Nachrichten sind noch unterwegs. Warten Sie eine Minute und senden Sie es noch einmal.';
  }
}
