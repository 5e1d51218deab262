/** Far more than are in use at the same time; keys such as time zones come from outside, and may be any. */
const MOST_KEPT = 200;

/** Makes the same thing for the same key once: the formatters of `Intl` take far longer to make than to use. */
export function keepMade<K, T>(make: (key: K) => T): (key: K) => T {
  const kept = new Map<K, T>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const made = make(key);
    kept.set(key, made);
    return made;
  };
}
