/** The middle of some figures; of an even number, the mean of the two in the middle. @throws RangeError for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new RangeError('There is no median of nothing.');
  return (lower + upper) / 2;
}

/** The figure that so large a share (0 to 1) does not exceed: the nearest rank. @throws RangeError for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (found === undefined) throw new RangeError('There is no percentile of nothing.');
  return found;
}

/** A figure measured several times. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** The middle and the ends. @throws RangeError for none. */
export function spreadOf(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/**
 * How many times as large one thing is as another, round by round: what disturbed a round disturbed both in it.
 *
 * @throws RangeError where they were not measured in the same rounds.
 */
export function ratioOf(values: readonly number[], baseline: readonly number[]): Spread {
  if (values.length !== baseline.length) throw new RangeError('Measured in different rounds.');
  return spreadOf(values.map((value, round) => value / (baseline[round] ?? NaN)));
}

/** How fast a figure grows: the slope of the straight line that fits best (least squares). @throws RangeError for fewer than two points. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  if (points.length < 2) throw new RangeError('A slope takes two points.');
  const mean = (place: 0 | 1): number => points.reduce((sum, point) => sum + point[place], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const covariance = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}
