import { type Activity, MessageFactory } from 'botbuilder';
import { escapeText } from '../cards/plain-text.ts';

/** Somebody to be mentioned. */
export interface Mentioned {
  /** Entra object id; Teams takes it for a mention as well as its own id. (Teams doc: mentions.) */
  readonly userId: string;
  /** From the policy; shown as it is, without anything that markup could be made of. */
  readonly name: string;
}

/** What markup is made of. */
const MARKUP = /[<>&]/g;

/** A message that mentions people at its end, so that Teams tells them. */
export function mentionAll(text: string, people: readonly Mentioned[]): Partial<Activity> {
  const mentions = people.map(({ userId, name }) => {
    const shown = escapeText(name).replace(MARKUP, '');
    const text = ['<at>', shown, '</at>'].join('');
    return { type: 'mention', text, mentioned: { id: userId, name: shown } };
  });
  const message = MessageFactory.text([text, ...mentions.map((mention) => mention.text)].join(' '));
  return mentions.length === 0 ? message : { ...message, entities: mentions };
}
