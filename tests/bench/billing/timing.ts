/** Milliseconds that `work` takes. */
export async function msOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The value that so many hundredths of them do not exceed. */
export function percentile(values: readonly number[], hundredths: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = Math.max(0, Math.ceil((hundredths / 100) * sorted.length) - 1);
  const value = sorted[place];
  if (value === undefined) throw new Error('There is no percentile of nothing.');
  return value;
}
