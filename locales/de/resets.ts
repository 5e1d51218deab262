import type { Messages } from '../messages.ts';

/** A reset under way. */
export const progress: Messages['progress'] = {
  title: 'Entsperrcode zurücksetzen',
  steps: {
    accepted: 'Ihre Anfrage ist eingegangen',
    sending: 'Wird an das Gerät gesendet',
    checking: 'Es wird geprüft, ob das Gerät erreicht wurde',
    sent: 'An das Gerät gesendet',
    waiting: 'Das Gerät führt es aus',
    done: 'Das Gerät hat es ausgeführt',
    failed: 'Das Zurücksetzen hat nicht geklappt',
    expired: 'Das Gerät hat nicht geantwortet',
    canceled: 'Das Zurücksetzen wurde abgebrochen',
  },
  marks: { done: 'fertig', now: 'läuft', later: 'kommt noch', stopped: 'beendet' },
  requestedAt: (time) => `Angefordert um ${time}`,
  updatedAt: (time) => `letzte Änderung um ${time}`,
  inLine: (minutes) =>
    `Gerade setzen viele Personen ihren Code zurück. Ihre Anfrage ist in etwa ${minutes === 1 ? 'einer Minute' : `${minutes} Minuten`} an der Reihe.`,
  noNeedToWait: 'Sie müssen hier nicht warten: Sobald es etwas Neues gibt, sende ich Ihnen eine Nachricht.',
  keepOnline: 'Lassen Sie das Gerät eingeschaltet und verbunden.',
  ended: 'Das ist abgeschlossen. In der Nachricht unten steht mehr.',
};

/** A reset that is done. */
export const confirmation: Messages['confirmation'] = {
  title: 'Der Entsperrcode ist zurückgesetzt',
  removed: 'Der alte Code ist entfernt.',
  replaced: 'Ein temporärer Code ersetzt den alten.',
  replacedProfile: 'Ein temporärer Code ersetzt den alten Ihres Arbeitsprofils.',
  nextTitle: 'Was Sie jetzt tun',
  showFirst: 'Wählen Sie unten „Code anzeigen“.',
  shownOnlyToYou: 'Ich zeige den Code nur Ihnen und bewahre ihn nirgends auf.',
};

const digits = ['null', 'eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun'];

/** A temporary passcode, to read and to read aloud. */
export const passcode: Messages['passcode'] = {
  title: 'Ihr temporärer Code',
  spelledTitle: 'Zeichen für Zeichen',
  note: 'Geben Sie ihn genau so ein wie oben, ohne Leerzeichen. Groß- und Kleinbuchstaben sind verschieden.',
  keepPrivate: 'Achten Sie darauf, dass niemand mitliest. Wählen Sie „Ausblenden“, wenn Sie fertig sind.',
  capital: (letter) => `großes ${letter}`,
  small: (letter) => `kleines ${letter}`,
  digit: (digit) => digits[digit] ?? String(digit),
  symbol: (symbol) => `das Zeichen ${symbol}`,
};

/** A reset that failed. */
export const failed: Messages['failed'] = {
  title: 'Das Zurücksetzen hat nicht geklappt',
  nextTitle: 'Was Sie tun können',
};

/** A reset whose device never answered. */
export const expired: Messages['expired'] = {
  title: 'Das Gerät hat nicht geantwortet',
  what: (requestedAt, endedAt) =>
    `Sie haben das Zurücksetzen am ${requestedAt} angefordert. Bis ${endedAt} hat sich das Gerät nicht gemeldet, deshalb warte ich nicht länger.`,
  still: 'Wenn es sich später verbindet, kann es das Zurücksetzen noch ausführen.',
  next: 'Schalten Sie das Gerät ein, verbinden Sie es mit WLAN oder mobilen Daten, und versuchen Sie es noch einmal. Wenn es sich im gesperrten Zustand nicht verbindet, wenden Sie sich an den Helpdesk.',
};

/** The person's requests. */
export const status: Messages['status'] = {
  title: 'Ihre Anfragen',
  none: 'Sie haben noch kein Zurücksetzen angefordert.',
  requestedAt: (time) => `Angefordert am ${time}`,
  endedAt: (time) => `abgeschlossen am ${time}`,
};

/** Whom to ask. */
export const contact: Messages['contact'] = {
  title: 'Helpdesk kontaktieren',
  intro: 'Hier kann man Ihnen mit Ihrem Gerät helfen:',
  none: 'Ihre Organisation hat hier keine Kontaktdaten eingetragen. Fragen Sie Ihre IT-Abteilung oder eine Kollegin oder einen Kollegen, wie man sie erreicht.',
  ended: (number) =>
    `Ihr Fall ${number} endet hier: In Teams ist kein Helpdesk eingerichtet, deshalb liest niemand, was Sie ihm schreiben.`,
  phone: 'Telefon',
  email: 'E-Mail',
  site: 'Website',
  tellThem: 'Sagen Sie dazu, um welches Gerät es geht und was Sie versucht haben.',
};
