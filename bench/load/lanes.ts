/** Does something for each, so many at the same time. @returns What came of each, in their order. */
export async function inLanes<A, B>(
  items: readonly A[],
  lanes: number,
  work: (item: A) => Promise<B>,
): Promise<readonly B[]> {
  const results: B[] = [];
  const waiting = items.entries();
  const lane = async (): Promise<void> => {
    for (const [place, item] of waiting) results[place] = await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
