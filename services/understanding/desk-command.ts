import { phrases } from './vocabulary/vocabulary.ts';
import { splitWords } from './words.ts';

/** What the helpdesk wants of the bot, in a channel of its team. */
export type DeskCommand =
  /** The cases that are open. */
  | { readonly kind: 'cases' }
  /** One case, by the number that people call it by; without one, it has to be asked for. */
  | { readonly kind: 'case'; readonly number: number | undefined }
  /** How many cases and resets there were, and how long they took. */
  | { readonly kind: 'stats' }
  /** Cases are to arrive in the channel where this is said. */
  | { readonly kind: 'use-channel' }
  /** Stop all resets, for a reason that users are shown. Untrusted text; empty where none was given. */
  | { readonly kind: 'pause'; readonly reason: string }
  /** Let resets go on. */
  | { readonly kind: 'resume' }
  /** Whether resets are running, and how many people wait. */
  | { readonly kind: 'status' }
  /** Let a blocked person reset again: an Entra object id or a name as it was written; empty where somebody is mentioned. */
  | { readonly kind: 'unblock'; readonly whom: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'unknown' };

type Kind = Exclude<DeskCommand['kind'], 'unknown'>;

/** Ways to say each command, in English, Dutch, German and French; as in a vocabulary, but each is all that is said. */
const WAYS: readonly (readonly [Kind, readonly string[]])[] = [
  [
    'cases',
    phrases(`cases, open cases, show cases, meldingen, open meldingen, toon meldingen, Fälle, offene Fälle,
      Fälle anzeigen, dossiers, dossiers ouverts, afficher les dossiers`),
  ],
  ['case', phrases('case, show case, melding, toon melding, Fall, dossier, afficher le dossier')],
  ['stats', phrases('stats, statistics, figures, cijfers, statistieken, Zahlen, Statistik, statistiques')],
  [
    'use-channel',
    phrases(`use this channel, gebruik dit kanaal, dit kanaal gebruiken, diesen Kanal verwenden,
      diesen Kanal nutzen, verwende diesen Kanal, utiliser ce canal, utilise ce canal, utilisez ce canal`),
  ],
  [
    'pause',
    phrases('pause resets, pause, pauzeer resets, pauzeer, anhalten, pausieren, suspendre, suspendez'),
  ],
  ['resume', phrases('resume resets, resume, hervat resets, hervat, fortsetzen, reprendre, reprenez')],
  ['status', phrases('status, Stand, état, statut')],
  ['unblock', phrases('unblock, deblokkeer, deblokkeren, freigeben, entsperren, débloquer, débloquez')],
  ['help', phrases('help, commands, hulp, commando’s, Hilfe, Befehle, aide, commandes')],
];
const UNKNOWN: DeskCommand = { kind: 'unknown' };

/** Longer ways first: "pause resets" is no pause because of "resets". */
const COMMANDS = WAYS.flatMap(([kind, ways]) => ways.map((way) => ({ kind, words: splitWords(way) }))).sort(
  (one, other) => other.words.length - one.words.length,
);

/** How a command may end; with a question mark it is a question. */
const CLOSING_MARKS = /[\s.!]+$/;
/** What stands between a command and what it is about: "pause: lost badges". */
const LEADING_MARKS = /^[\s:,;.–—-]+/u;
const CASE_NUMBER = /^(?:hd)?[\s-]*(\d{1,9})$/i;

/**
 * What a helper asks of the bot, read from a message without its mention of the bot. Pure; never throws.
 *
 * Unlike with employees nothing is guessed and no typo forgiven: helpers talk to each other in the same threads, and
 * a sentence about pausing must not pause anything. Only `case`, `pause` and `unblock` may be followed by something.
 */
export function understandDeskCommand(text: string): DeskCommand {
  const said = text.replace(CLOSING_MARKS, '').trim().split(/\s+/);
  const number = readCaseNumber(said);
  if (number !== undefined) return { kind: 'case', number };
  const command = COMMANDS.find(({ words }) => beginsWith(said, words));
  return command === undefined ? UNKNOWN : complete(command.kind, said.slice(command.words.length));
}

/** The command with what follows it, or `unknown` where nothing may follow. */
function complete(kind: Kind, rest: readonly string[]): DeskCommand {
  const about = rest.join(' ').replace(LEADING_MARKS, '');
  if (kind === 'pause') return { kind, reason: about };
  if (kind === 'unblock') return { kind, whom: about };
  if (kind !== 'case') return rest.length === 0 ? { kind } : UNKNOWN;
  const number = readCaseNumber(rest);
  return number !== undefined || rest.length === 0 ? { kind, number } : UNKNOWN;
}

function readCaseNumber(words: readonly string[]): number | undefined {
  const digits = CASE_NUMBER.exec(words.join(' '))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function beginsWith(said: readonly string[], words: readonly string[]): boolean {
  const beginning = splitWords(said.slice(0, words.length).join(' '));
  return beginning.length === words.length && beginning.every((word, index) => word === words[index]);
}
