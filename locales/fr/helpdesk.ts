import type { CaseRefusal } from '../../services/helpdesk/case-service.ts';
import { plural } from '../format.ts';
import type { HelpdeskTexts } from '../helpdesk-texts.ts';
import { mapTexts } from '../map-texts.ts';
import { failureAdvice, otherWays, reasonAdvice } from './helpdesk-advice.ts';
import { holdSpaces } from './spacing.ts';

const texts: HelpdeskTexts = {
  caseTitle: (number, state) => `${number} · ${state}`,
  states: {
    open: 'attend quelqu’un',
    claimed: 'en cours',
    resolved: 'résolu',
    closed: 'clos',
  },
  reasons: {
    asked: 'Demande à parler à une personne',
    'not-supported': 'Le bot ne peut pas réinitialiser le code de cet appareil',
    failed: 'La réinitialisation a échoué',
    expired: 'L’appareil n’a pas répondu',
    blocked: 'Les réinitialisations de cette personne sont bloquées',
    'not-me': '« Ce n’était pas moi » : quelqu’un d’autre agit peut-être à sa place',
    policy: 'Une règle de votre organisation a refusé',
    approval: 'Une réinitialisation attend votre accord',
    undeliverable: 'Le résultat d’une réinitialisation n’a pas pu être communiqué',
    error: 'Un problème est survenu dans le bot',
  },
  priorities: { normal: '', urgent: 'Urgence' },
  resolutions: {
    solved: 'Résolu',
    'advice-given': 'Conseil donné',
    'passed-on': 'Transmis à quelqu’un d’autre',
    'not-reproducible': 'Le problème a disparu',
    'no-answer': 'La personne ne répond pas',
  },
  happened: {
    opened: 'ouvert',
    claimed: 'pris en charge',
    released: 'libéré',
    resolved: 'résolu',
    closed: 'clos',
    reopened: 'rouvert',
    'ended-by-user': 'terminé par la personne',
    'user-wrote': 'la personne a écrit',
    'helper-wrote': 'le support a écrit',
    'reset-offered': 'réinitialisation proposée',
    approved: 'approuvé',
    denied: 'refusé',
    reminded: 'rappel envoyé',
    escalated: 'signalé',
    rated: 'évalué par la personne',
    undeliverable: 'n’a pas pu être remis',
    reset: 'réinitialisation',
  },
  failureAdvice,
  otherWays,
  reasonAdvice,
  labels: {
    reason: 'Motif',
    code: 'Précision',
    opened: 'Ouvert',
    holder: 'Pris en charge par',
    proof: 'Identité',
    device: 'Appareil',
    system: 'Système',
    kind: 'Type',
    lastContact: 'Dernier contact',
    rating: 'Évaluation',
    language: 'Langue de la personne',
  },
  nobody: 'personne pour le moment',
  unnamed: 'Sans nom',
  at: (time, ago) => `${time} (${ago})`,
  never: 'jamais',
  proof: {
    none: 'non prouvée : à traiter comme inconnue',
    fresh: (time, ago) => `nouvelle connexion ${ago} (${time})`,
    old: (time, ago) => `prouvée ${ago} (${time}) : demandez une nouvelle connexion avant d’agir`,
  },
  triedTitle: 'Ce qui s’est passé',
  nextTitle: 'Ce que vous pouvez faire',
  lastChange: (time) => `Situation à ${time}`,
  replyLabel: 'Votre réponse à la personne',
  replyPlaceholder: 'Ou mentionnez-moi dans ce fil',
  replyError: 'Écrivez d’abord quelque chose.',
  resolutionLabel: 'Comment c’est résolu',
  resolutionError: 'Choisissez comment c’est résolu.',
  buttons: {
    claim: 'Prendre en charge',
    reply: 'Envoyer la réponse',
    resolve: 'Résoudre',
    release: 'Libérer',
    offerReset: 'Proposer de réinitialiser',
    approve: 'Approuver',
    deny: 'Refuser',
    openChat: 'Ouvrir le chat',
  },
  undeliverable: {
    user: 'La personne est injoignable dans le chat. Appelez-la ou écrivez-lui autrement.',
    helpdesk: 'Rien n’a pu être publié ici pendant un moment. Il peut manquer des messages.',
    both: 'Aucun des deux côtés n’était joignable pendant un moment. Appelez la personne.',
  },
  stars: (stars) => `${stars} sur 5`,
  userWrote: 'La personne a écrit',
  edited: 'Message précédent modifié en',
  deleted: 'Message précédent supprimé',
  attached: 'Pièce jointe',
  nameOnly: 'seul le nom peut être transmis',
  reopenedByUser: 'Ce n’est pas encore résolu.',
  sentTo: (name) => `Envoyé à ${name}.`,
  nothingWritten: 'Il n’y avait rien à envoyer. Écrivez d’abord votre réponse.',
  tooLong: 'C’est trop long pour être transmis. Envoyez-le en plusieurs parties.',
  refusal,
  notHere:
    'Cette carte ne fonctionne pas ici. Les dossiers se traitent dans le canal du support, par les membres de son équipe.',
  notMember: 'Seuls les membres de l’équipe du support peuvent le faire.',
  operatorsOnly:
    'Seuls les opérateurs peuvent le faire. Ils figurent dans le paramètre HELPDESK_OPERATORS ; demandez à la personne qui gère ce bot.',
  fixedChannel:
    'Le canal est fixé par les paramètres HELPDESK_TEAM_ID et HELPDESK_CHANNEL_ID. Demandez à la personne qui gère ce bot.',
  channelSet: 'Ce canal est désormais celui du support. Les nouveaux dossiers apparaissent ici.',
  alerts: {
    'too-many-resets': (time: string): string =>
      `Trop de réinitialisations en peu de temps. Par prudence, j’ai suspendu toutes les nouvelles à ${time} ; les personnes concernées en sont informées. Cherchez pourquoi (« état » ici, l’audit en ligne de commande), puis écrivez « reprendre ».`,
    'policy-rejected': (): string =>
      'Le nouveau fichier de stratégie n’est pas valide : les règles précédentes restent en vigueur. Le journal indique ce qui ne va pas. Corrigez le fichier ; je le relis de moi-même.',
  },
  reminder: (number, ago) => `${number} attend quelqu’un (ouvert ${ago}).`,
  escalation: (number, ago) =>
    `${number} a été ouvert ${ago} et personne ne s’en occupe. Merci d’y jeter un œil.`,
  overview: {
    title: 'Dossiers',
    count: (open) => plural('fr', open, { one: 'dossier ouvert', other: 'dossiers ouverts' }),
    waiting: 'En attente, les plus anciens d’abord',
    mine: 'Les vôtres',
    others: 'Chez vos collègues',
    none: 'Aucun dossier ouvert. Bravo.',
    more: (count) => `… et ${count} de plus`,
    since: (ago) => `ouvert ${ago}`,
    withHelper: (name) => `chez ${name}`,
  },
  stats: {
    title: 'Statistiques',
    today: 'Aujourd’hui',
    week: '7 jours',
    opened: 'Ouverts',
    resolved: 'Résolus',
    toClaim: 'Médiane avant prise en charge',
    toResolve: 'Médiane avant résolution',
    none: '–',
    resetsTitle: 'Réinitialisations des 7 derniers jours',
    noResets: 'Aucune réinitialisation ces 7 derniers jours.',
    bar: (done, failed) =>
      [
        plural('fr', done, { one: 'réussie', other: 'réussies' }),
        plural('fr', failed, { one: 'échouée', other: 'échouées' }),
      ].join(', '),
  },
  standing: {
    title: 'La situation',
    running: 'Les réinitialisations fonctionnent.',
    paused: (time) => `Les réinitialisations sont suspendues depuis ${time}.`,
    blocked: (count) =>
      plural('fr', count, { one: 'personne est bloquée.', other: 'personnes sont bloquées.' }),
    waiting: (count) =>
      plural('fr', count, { one: 'dossier attend quelqu’un.', other: 'dossiers attendent quelqu’un.' }),
  },
  pause: {
    needsReason:
      'Dites pourquoi, pour ceux qui le liront : « suspendre Intune est en maintenance jusqu’à midi ».',
    paused:
      'Les réinitialisations sont suspendues. Tout le monde lit pourquoi. Écrivez « reprendre » pour continuer.',
    resumed: 'Les réinitialisations reprennent.',
    notPaused: 'Les réinitialisations ne sont pas suspendues.',
  },
  unblock: {
    done: 'Le blocage est levé. La personne peut de nouveau réinitialiser ses codes.',
    notBlocked: 'Cette personne n’est pas bloquée.',
    who: 'Dites qui : mentionnez la personne, ou donnez l’identifiant d’objet Entra, comme dans « débloquer @Alex ».',
  },
  help: {
    title: 'Ce que je peux faire dans ce canal',
    lead: 'Les dossiers apparaissent ici sous forme de fils. Prenez-en un avec son bouton, et répondez avec la carte ou en me mentionnant dans le fil. Mentionnez-moi et écrivez :',
    examples: [
      {
        say: 'dossiers',
        does: 'montre ce qui est ouvert, ce qui est à vous, et qui attend depuis longtemps',
      },
      { say: 'dossier HD-1042', does: 'montre un dossier' },
      { say: 'statistiques', does: 'montre les chiffres du jour et de 7 jours' },
      { say: 'état', does: 'montre si les réinitialisations fonctionnent' },
      {
        say: 'suspendre Intune est en maintenance',
        does: 'arrête toutes les réinitialisations (opérateurs)',
      },
      { say: 'reprendre', does: 'laisse reprendre les réinitialisations (opérateurs)' },
      { say: 'débloquer @Alex', does: 'lève le blocage d’une personne (opérateurs)' },
      { say: 'utiliser ce canal', does: 'fait de ce canal celui du support (opérateurs)' },
    ],
  },
};

/** Why something about a case is not done, told to a helper. */
function refusal(problem: CaseRefusal, name: (untrusted: string) => string): string {
  switch (problem.reason) {
    case 'no-such-case':
      return 'Je ne trouve pas ce dossier. Écrivez « dossiers » pour voir ceux qui sont ouverts.';
    case 'claimed-by':
      return `${name(problem.helper.name)} s’en occupe déjà.`;
    case 'not-claimed':
      return 'Personne n’a pris ce dossier. Prenez-le d’abord en charge.';
    case 'not-yours':
      return `${name(problem.helper.name)} s’occupe de ce dossier. Demandez d’abord qu’il soit libéré.`;
    case 'over':
      return 'Ce dossier est terminé. Si la personne écrit encore, il est rouvert ou un nouveau commence.';
    case 'resolved-since':
      return 'Ce dossier a été terminé entre-temps, votre message n’est donc pas parti. Envoyez-le de nouveau pour rouvrir le dossier.';
    case 'own-case':
      return 'C’est votre propre dossier. Quelqu’un d’autre doit s’en occuper.';
    case 'nothing-to-approve':
      return 'Il n’y a plus rien à approuver dans ce dossier.';
    case 'no-device':
      return 'Ce dossier ne concerne aucun appareil dont le code puisse être réinitialisé.';
    case 'not-over':
      return 'Ce dossier n’est pas encore terminé.';
    case 'already-rated':
      return 'Ce dossier a déjà été évalué.';
    case 'full':
      return 'Trop de messages sont encore en route. Attendez une minute, puis renvoyez le vôtre.';
  }
}

/** What the helpers read in their channel. */
export const helpdesk: HelpdeskTexts = mapTexts(texts, holdSpaces);
