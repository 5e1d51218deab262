/** Fields of a card that people read or hear. */
const READ_BY_PEOPLE = new Set(
  'text title subtitle label placeholder errorMessage altText fallbackText speak'.split(' '),
);
const BINDING = /\$\{([^}]*)\}/g;

/** Says where a card template holds words of its own, instead of bindings to the catalogue. */
export function findTemplateTexts(path: string, template: unknown): readonly string[] {
  if (typeof template !== 'object' || template === null) return [];
  return Object.entries(template).flatMap(([key, value]: [string, unknown]) => {
    const place = `${path}/${key}`;
    if (typeof value !== 'string') return findTemplateTexts(place, value);
    return READ_BY_PEOPLE.has(key) && holdsWords(value) ? [`${place} says '${value}'`] : [];
  });
}

/** Letters outside bindings, or between quotes inside them. */
function holdsWords(value: string): boolean {
  const outside = value.replace(BINDING, '');
  const quoted = [...value.matchAll(BINDING)].flatMap(([, inner = '']) => inner.match(/'[^']*'/g) ?? []);
  return [outside, ...quoted].some((part) => /\p{L}/u.test(part));
}
