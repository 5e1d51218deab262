/**
 * A catalogue, or a part of one, in which every text is changed, also those that its functions make.
 *
 * The texts may contain names that people chose, so the change must be harmless to those.
 */
export function mapTexts<T>(part: T, change: (text: string) => string): T;
export function mapTexts(part: unknown, change: (text: string) => string): unknown {
  if (typeof part === 'string') return change(part);
  if (typeof part === 'function') {
    return (...facts: readonly unknown[]): unknown => mapTexts(Reflect.apply(part, undefined, facts), change);
  }
  if (Array.isArray(part)) return part.map((item: unknown) => mapTexts(item, change));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, mapTexts(value, change)]));
}
