/** The smallest value that at least `p` percent of the values do not exceed (nearest rank); NaN of nothing. */
export function percentile(values: ArrayLike<number>, p: number): number {
  const sorted = Float64Array.from(values).sort();
  const rank = Math.ceil((p / 100) * sorted.length);
  return sorted[Math.max(rank, 1) - 1] ?? Number.NaN;
}

/** Four decimals are more than any of these measures is worth. */
export const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
