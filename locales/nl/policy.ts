import { plural } from '../format.ts';
import type { Messages } from '../messages.ts';
import type { PolicyRefusal } from '../../services/policy/policy-refusal.ts';

const HELPDESK = 'Neem contact op met de helpdesk als je niet kunt wachten.';
const NOT_HERE = 'Hier niet mogelijk';
const NOT_NOW = 'Nog niet mogelijk';

/** Which rule of the organisation does not let a reset go on, in plain words, and what to do next. */
export const policyRefusal: Messages['policyRefusal'] = (refusal, at) => {
  switch (refusal.reason) {
    case 'paused':
      return { title: 'Resets zijn gepauzeerd', text: `${pause(refusal)} Er is niets gestart. ${HELPDESK}` };
    case 'blocked':
      return {
        title: 'Je resets zijn gestopt',
        text: 'Om je te beschermen worden de codes van je apparaten niet gereset tot iemand van de helpdesk je heeft gesproken. Er is niets gestart. Neem contact op met de helpdesk; alleen die kan dit opheffen.',
      };
    case 'platform-not-allowed':
      return {
        title: NOT_HERE,
        text: 'Je organisatie laat de code van dit soort apparaten hier niet resetten. Neem contact op met de helpdesk; die kan je ermee helpen.',
      };
    case 'ownership-not-allowed':
      return {
        title: NOT_HERE,
        text: `Je organisatie laat de code van ${owned[refusal.ownership]} hier niet resetten. Neem contact op met de helpdesk; die kan je ermee helpen.`,
      };
    case 'enrolled-too-recently':
      return {
        title: NOT_NOW,
        text: `Dit apparaat moet eerst ${days(refusal.days)} ingeschreven zijn. Een reset kan vanaf ${at(refusal.allowedAt)}. ${HELPDESK}`,
      };
    case 'enrolment-unknown':
      return {
        title: NOT_HERE,
        text: `Een apparaat moet eerst ${days(refusal.days)} ingeschreven zijn, en Intune zegt niet sinds wanneer dit apparaat dat is. Neem contact op met de helpdesk; die kan je ermee helpen.`,
      };
    case 'group-not-allowed':
      return {
        title: NOT_HERE,
        text: 'Je organisatie biedt resets in deze chat niet aan voor jouw account. Neem contact op met de helpdesk; die kan je met je apparaat helpen.',
      };
    case 'methods-changed':
      return {
        title: NOT_NOW,
        text: `De manier waarop je je aanmeldt is kort geleden veranderd. Om je te beschermen kan een reset weer vanaf ${at(refusal.allowedAt)}. ${HELPDESK}`,
      };
    case 'outside-hours':
      return {
        title: NOT_NOW,
        text: `Je organisatie laat resets alleen op bepaalde uren toe. Het kan weer vanaf ${at(refusal.opensAt)}. ${HELPDESK}`,
      };
    case 'user-limit':
      return {
        title: NOT_NOW,
        text: `Je hebt binnen ${hours(refusal.hours)} ${resets(refusal.limit)} gehad; meer laat je organisatie niet toe. Probeer het later weer. ${HELPDESK}`,
      };
    case 'device-limit':
      return {
        title: NOT_NOW,
        text: `Dit apparaat heeft binnen ${hours(refusal.hours)} ${resets(refusal.limit)} gehad; meer laat je organisatie niet toe. Probeer het later weer. ${HELPDESK}`,
      };
    case 'tenant-limit':
      return {
        title: NOT_NOW,
        text: `Je organisatie heeft voorlopig zo veel resets gehad als ze toelaat. Probeer het later weer. ${HELPDESK}`,
      };
    case 'approval-needed':
      return {
        title: 'Eerst keurt iemand het goed',
        text: 'Voor jouw account moet iemand van de helpdesk een reset goedkeuren voordat die begint. Er is niets gestart.',
      };
  }
};

const owned = {
  company: 'apparaten van de organisatie',
  personal: 'persoonlijke apparaten',
  unknown: 'apparaten zonder bekende eigenaar',
};

function pause({ by, note }: Extract<PolicyRefusal, { reason: 'paused' }>): string {
  if (by === 'brake')
    return 'Er waren ongewoon veel resets; daarom wachten ze allemaal tot iemand ernaar heeft gekeken.';
  const reason = note === '' ? '' : ` De opgegeven reden: ${note}.`;
  return `Alle resets zijn op dit moment gepauzeerd.${reason}`;
}

/** What follows the refusal where an approval is needed. */
export const approval: Messages['approval'] = {
  asked: (caseNumber) =>
    `Ik heb de helpdesk erom gevraagd: melding ${caseNumber}. Ik laat het je hier weten zodra het is goedgekeurd; zeg dan opnieuw ‘reset’.`,
  askYourself: 'Neem contact op met de helpdesk en vraag om de goedkeuring; zeg daarna opnieuw ‘reset’.',
};

/** After "this wasn't me": what was done about it. */
export const notMe: Messages['notMe'] = {
  title: 'Dank je, wij pakken het verder op',
  blocked: 'De codes van je apparaten worden niet meer gereset tot iemand je heeft gesproken.',
  canceled: (count) =>
    `Ik heb ${plural('nl', count, { one: 'reset', other: 'resets' })} gestopt voordat er iets was verstuurd.`,
  tooLate: (count) =>
    `${plural('nl', count, { one: 'reset was', other: 'resets waren' })} al bij Intune en kan niet meer worden gestopt. Kijk naar je apparaat: heb je het niet bij je, zeg dat dan meteen tegen de helpdesk.`,
  locked: 'Het apparaat heeft opdracht gekregen het scherm te vergrendelen.',
  caseOpened: (caseNumber) => `De helpdesk weet het: dringende melding ${caseNumber}. Iemand zal je bellen.`,
  noCase: 'Ik kon de helpdesk niet voor je bereiken: neem nu zelf contact op, en vertel wat er gebeurd is.',
};

function days(count: number): string {
  return plural('nl', count, { one: 'dag', other: 'dagen' });
}

function hours(count: number): string {
  return plural('nl', count, { one: 'uur', other: 'uur' });
}

function resets(count: number): string {
  return plural('nl', count, { one: 'reset', other: 'resets' });
}
