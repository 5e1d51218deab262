import { phrases } from './vocabulary/vocabulary.ts';
import { splitWords } from './words.ts';

/** Wishes for a person in this chat. Asking for a number, or whom to call, is another matter. */
const WISHES: readonly string[] = phrases(`
  talk to a person, speak to a person, speak with a person, talk with a person, talk to someone,
  speak to someone, talk to somebody, speak to somebody, talk to a human, speak to a human, real person,
  human being, chat with a person, chat with someone, talk to an agent, talk to support, talk to the helpdesk,
  chat with the helpdesk, i need a person, i want a person,
  met een medewerker praten, met een mens praten, met iemand praten, iemand spreken, medewerker spreken,
  een mens spreken, echt mens, echt persoon, met een persoon praten, met de helpdesk praten,
  chatten met de helpdesk, met iemand chatten,
  mit einer Person sprechen, mit einem Menschen sprechen, mit jemandem sprechen, mit jemandem reden,
  mit einem Mitarbeiter sprechen, echter Mensch, echten Menschen, echte Person, mit dem Helpdesk sprechen,
  mit dem Helpdesk chatten,
  parler à une personne, parler à quelqu’un, parler avec quelqu’un, parler avec une personne, parler à un humain,
  vraie personne, parler au support, parler avec le support, parler à un conseiller
`);

const WISH_WORDS = WISHES.map((wish) => ` ${splitWords(wish).join(' ')} `);

/**
 * Whether somebody asks to talk to a person here and now, read from a sentence that is about reaching the helpdesk.
 * Pure. Whoever only asks whom to call is shown that, and can still choose a person.
 */
export function asksForPerson(text: string): boolean {
  const said = ` ${splitWords(text).join(' ')} `;
  return WISH_WORDS.some((wish) => said.includes(wish));
}
