/** Sentences as the numbered steps that layouts bind. */
export function numbered(sentences: readonly string[]): readonly { number: string; text: string }[] {
  return sentences.map((text, index) => ({ number: `${index + 1}.`, text }));
}
