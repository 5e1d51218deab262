import { plural } from '../format.ts';
import type { Messages } from '../messages.ts';
import type { PolicyRefusal } from '../../services/policy/policy-refusal.ts';

const HELPDESK = 'Contactez le support informatique si vous ne pouvez pas attendre.';
const HELPS = 'Contactez le support informatique, qui pourra vous aider.';
const NOT_HERE = 'Impossible ici';
const NOT_NOW = 'Pas encore possible';

/** Which rule of the organisation does not let a reset go on, in plain words, and what to do next. */
export const policyRefusal: Messages['policyRefusal'] = (refusal, at) => {
  switch (refusal.reason) {
    case 'paused':
      return {
        title: 'Les réinitialisations sont suspendues',
        text: `${pause(refusal)} Rien n’a été lancé. ${HELPDESK}`,
      };
    case 'blocked':
      return {
        title: 'Vos réinitialisations sont arrêtées',
        text: 'Pour vous protéger, le code de vos appareils ne sera pas réinitialisé tant qu’une personne du support informatique ne vous aura pas parlé. Rien n’a été lancé. Contactez le support informatique : lui seul peut lever cet arrêt.',
      };
    case 'platform-not-allowed':
      return {
        title: NOT_HERE,
        text: `Votre organisation ne permet pas ici de réinitialiser le code de ce type d’appareil. ${HELPS}`,
      };
    case 'ownership-not-allowed':
      return {
        title: NOT_HERE,
        text: `Votre organisation ne permet pas ici de réinitialiser le code ${owned[refusal.ownership]}. ${HELPS}`,
      };
    case 'enrolled-too-recently':
      return {
        title: NOT_NOW,
        text: `Cet appareil doit d’abord être inscrit depuis ${days(refusal.days)}. Ce sera possible à partir du ${at(refusal.allowedAt)}. ${HELPDESK}`,
      };
    case 'enrolment-unknown':
      return {
        title: NOT_HERE,
        text: `Un appareil doit d’abord être inscrit depuis ${days(refusal.days)}, et Intune ne dit pas depuis quand celui-ci l’est. ${HELPS}`,
      };
    case 'group-not-allowed':
      return {
        title: NOT_HERE,
        text: `Votre organisation ne propose pas à votre compte de réinitialiser un code dans cette conversation. ${HELPS}`,
      };
    case 'methods-changed':
      return {
        title: NOT_NOW,
        text: `Votre façon de vous connecter a changé il y a peu. Pour vous protéger, ce sera de nouveau possible à partir du ${at(refusal.allowedAt)}. ${HELPDESK}`,
      };
    case 'outside-hours':
      return {
        title: NOT_NOW,
        text: `Votre organisation ne permet les réinitialisations qu’à certaines heures. Ce sera possible à partir du ${at(refusal.opensAt)}. ${HELPDESK}`,
      };
    case 'user-limit':
      return {
        title: NOT_NOW,
        text: `Vous avez demandé ${resets(refusal.limit)} en ${hours(refusal.hours)}, le maximum que permet votre organisation. Réessayez plus tard. ${HELPDESK}`,
      };
    case 'device-limit':
      return {
        title: NOT_NOW,
        text: `Il y a eu ${resets(refusal.limit)} pour cet appareil en ${hours(refusal.hours)}, le maximum que permet votre organisation. Réessayez plus tard. ${HELPDESK}`,
      };
    case 'tenant-limit':
      return {
        title: NOT_NOW,
        text: `Votre organisation a atteint pour l’instant le nombre de réinitialisations qu’elle autorise. Réessayez plus tard. ${HELPDESK}`,
      };
    case 'approval-needed':
      return {
        title: 'Une personne approuve d’abord',
        text: 'Pour votre compte, une personne du support informatique doit approuver une réinitialisation avant qu’elle commence. Rien n’a été lancé.',
      };
  }
};

const owned = {
  company: 'des appareils de l’organisation',
  personal: 'des appareils personnels',
  unknown: 'des appareils sans propriétaire connu',
};

function pause({ by, note }: Extract<PolicyRefusal, { reason: 'paused' }>): string {
  if (by === 'brake') {
    return 'Il y a eu un nombre inhabituel de réinitialisations ; toutes attendent qu’une personne ait vérifié.';
  }
  const reason = note === '' ? '' : ` La raison donnée : ${note}.`;
  return `Toutes les réinitialisations sont suspendues en ce moment.${reason}`;
}

/** What follows the refusal where an approval is needed. */
export const approval: Messages['approval'] = {
  asked: (caseNumber) =>
    `Je l’ai demandée au support informatique : dossier ${caseNumber}. Je vous préviens ici dès qu’elle est approuvée ; écrivez alors de nouveau « réinitialiser ».`,
  askYourself:
    'Contactez le support informatique et demandez cette approbation ; écrivez ensuite de nouveau « réinitialiser ».',
};

/** After "this wasn't me": what was done about it. */
export const notMe: Messages['notMe'] = {
  title: 'Merci, nous nous en occupons',
  blocked: 'Le code de vos appareils ne sera plus réinitialisé tant qu’une personne ne vous aura pas parlé.',
  canceled: (count) => `J’ai arrêté ${resets(count)} avant tout envoi.`,
  tooLate: (count) =>
    `${plural('fr', count, { one: 'réinitialisation était', other: 'réinitialisations étaient' })} déjà chez Intune, sans arrêt possible. Vérifiez votre appareil : si vous ne l’avez pas avec vous, dites-le tout de suite au support informatique.`,
  locked: 'L’appareil a reçu l’ordre de verrouiller son écran.',
  caseOpened: (caseNumber) =>
    `Le support informatique est prévenu : dossier urgent ${caseNumber}. Une personne va vous appeler.`,
  noCase:
    'Je n’ai pas pu joindre le support informatique pour vous : contactez-le maintenant et dites ce qui s’est passé.',
};

function days(count: number): string {
  return plural('fr', count, { one: 'jour', other: 'jours' });
}

function hours(count: number): string {
  return plural('fr', count, { one: 'heure', other: 'heures' });
}

function resets(count: number): string {
  return plural('fr', count, { one: 'réinitialisation', other: 'réinitialisations' });
}
