import { plural } from '../format.ts';
import type { Messages } from '../messages.ts';
import type { PolicyRefusal } from '../../services/policy/policy-refusal.ts';

const HELPDESK = 'Wenden Sie sich an den Helpdesk, wenn Sie nicht warten können.';
const HELPS = 'Wenden Sie sich an den Helpdesk; dort kann man Ihnen helfen.';
const NOT_HERE = 'Hier nicht möglich';
const NOT_NOW = 'Noch nicht möglich';

/** Which rule of the organisation does not let a reset go on, in plain words, and what to do next. */
export const policyRefusal: Messages['policyRefusal'] = (refusal, at) => {
  switch (refusal.reason) {
    case 'paused':
      return {
        title: 'Das Zurücksetzen ist angehalten',
        text: `${pause(refusal)} Es wurde nichts gestartet. ${HELPDESK}`,
      };
    case 'blocked':
      return {
        title: 'Für Sie ist das Zurücksetzen gesperrt',
        text: 'Zu Ihrem Schutz wird kein Code Ihrer Geräte zurückgesetzt, bis jemand vom Helpdesk mit Ihnen gesprochen hat. Es wurde nichts gestartet. Wenden Sie sich an den Helpdesk; nur dort kann man das aufheben.',
      };
    case 'platform-not-allowed':
      return {
        title: NOT_HERE,
        text: `Ihre Organisation erlaubt das Zurücksetzen für diese Art von Gerät hier nicht. ${HELPS}`,
      };
    case 'ownership-not-allowed':
      return {
        title: NOT_HERE,
        text: `Ihre Organisation erlaubt das Zurücksetzen für ${owned[refusal.ownership]} hier nicht. ${HELPS}`,
      };
    case 'enrolled-too-recently':
      return {
        title: NOT_NOW,
        text: `Dieses Gerät muss zuerst ${days(refusal.days)} lang registriert sein. Möglich ist es ab ${at(refusal.allowedAt)}. ${HELPDESK}`,
      };
    case 'enrolment-unknown':
      return {
        title: NOT_HERE,
        text: `Ein Gerät muss zuerst ${days(refusal.days)} lang registriert sein, und Intune sagt nicht, seit wann dieses es ist. ${HELPS}`,
      };
    case 'group-not-allowed':
      return {
        title: NOT_HERE,
        text: `Ihre Organisation bietet Ihrem Konto das Zurücksetzen in diesem Chat nicht an. ${HELPS}`,
      };
    case 'methods-changed':
      return {
        title: NOT_NOW,
        text: `Die Art, wie Sie sich anmelden, wurde vor Kurzem geändert. Zu Ihrem Schutz ist das Zurücksetzen wieder möglich ab ${at(refusal.allowedAt)}. ${HELPDESK}`,
      };
    case 'outside-hours':
      return {
        title: NOT_NOW,
        text: `Ihre Organisation erlaubt das Zurücksetzen nur zu bestimmten Zeiten. Wieder möglich ist es ab ${at(refusal.opensAt)}. ${HELPDESK}`,
      };
    case 'user-limit':
      return {
        title: NOT_NOW,
        text: `Sie hatten innerhalb von ${hours(refusal.hours)} ${resets(refusal.limit)}; mehr erlaubt Ihre Organisation nicht. Versuchen Sie es später wieder. ${HELPDESK}`,
      };
    case 'device-limit':
      return {
        title: NOT_NOW,
        text: `Für dieses Gerät gab es innerhalb von ${hours(refusal.hours)} ${resets(refusal.limit)}; mehr erlaubt Ihre Organisation nicht. Versuchen Sie es später wieder. ${HELPDESK}`,
      };
    case 'tenant-limit':
      return {
        title: NOT_NOW,
        text: `In Ihrer Organisation wurden fürs Erste so viele Codes zurückgesetzt, wie sie erlaubt. Versuchen Sie es später wieder. ${HELPDESK}`,
      };
    case 'approval-needed':
      return {
        title: 'Zuerst stimmt jemand zu',
        text: 'Für Ihr Konto muss jemand vom Helpdesk zustimmen, bevor ein Code zurückgesetzt wird. Es wurde nichts gestartet.',
      };
  }
};

const owned = {
  company: 'Geräte der Organisation',
  personal: 'persönliche Geräte',
  unknown: 'Geräte ohne bekannten Eigentümer',
};

function pause({ by, note }: Extract<PolicyRefusal, { reason: 'paused' }>): string {
  if (by === 'brake') {
    return 'Es wurde ungewöhnlich oft zurückgesetzt; deshalb ruht alles, bis jemand nachgesehen hat.';
  }
  const reason = note === '' ? '' : ` Der angegebene Grund: ${note}.`;
  return `Das Zurücksetzen ist im Moment für alle angehalten.${reason}`;
}

/** What follows the refusal where an approval is needed. */
export const approval: Messages['approval'] = {
  asked: (caseNumber) =>
    `Ich habe den Helpdesk darum gebeten: Fall ${caseNumber}. Ich melde mich hier, sobald zugestimmt wurde; schreiben Sie dann noch einmal „zurücksetzen“.`,
  askYourself:
    'Wenden Sie sich an den Helpdesk, und bitten Sie um die Zustimmung; schreiben Sie dann noch einmal „zurücksetzen“.',
};

/** After "this wasn't me": what was done about it. */
export const notMe: Messages['notMe'] = {
  title: 'Vielen Dank, wir kümmern uns darum',
  blocked: 'Kein Code Ihrer Geräte wird mehr zurückgesetzt, bis jemand mit Ihnen gesprochen hat.',
  canceled: (count) => `Ich habe ${resets(count)} gestoppt, bevor etwas gesendet wurde.`,
  tooLate: (count) =>
    `${plural('de', count, { one: 'Zurücksetzung war', other: 'Zurücksetzungen waren' })} schon bei Intune und lässt sich nicht mehr stoppen. Sehen Sie nach Ihrem Gerät: Wenn Sie es nicht bei sich haben, sagen Sie es sofort dem Helpdesk.`,
  locked: 'Das Gerät wurde angewiesen, seinen Bildschirm zu sperren.',
  caseOpened: (caseNumber) =>
    `Der Helpdesk weiß Bescheid: dringender Fall ${caseNumber}. Jemand wird Sie anrufen.`,
  noCase:
    'Ich konnte den Helpdesk nicht für Sie erreichen: Wenden Sie sich jetzt selbst an ihn, und sagen Sie, was geschehen ist.',
};

function days(count: number): string {
  return plural('de', count, { one: 'Tag', other: 'Tage' });
}

function hours(count: number): string {
  return plural('de', count, { one: 'Stunde', other: 'Stunden' });
}

function resets(count: number): string {
  return plural('de', count, { one: 'Zurücksetzung', other: 'Zurücksetzungen' });
}
