/** By what a person is known in Redis: everything kept about them names one of these. */
export interface Person {
  /** Entra object id, lower case. */
  readonly userId: string;
  /** Their private chats with the bot. */
  readonly conversationIds: readonly string[];
  readonly resetIds: readonly string[];
  readonly caseIds: readonly string[];
  /** The devices that they reset. */
  readonly deviceIds: readonly string[];
}

/** Whether a text names the person, by any of their ids but those of devices: others may have had those. */
export function namesPerson(text: string, person: Person): boolean {
  const { userId, conversationIds, resetIds, caseIds } = person;
  const folded = text.toLowerCase();
  return [userId, ...conversationIds, ...resetIds, ...caseIds].some((id) =>
    folded.includes(id.toLowerCase()),
  );
}
