import type { Measure } from './measure';

/** The columns of what a cause is measured by; what was counted before counts no more. */
export function measureData(measure: Measure | null) {
  return {
    tries: measure?.tries ?? null,
    rules: measure ? [...measure.rules] : [],
    narrowedBy: measure?.narrowed?.by ?? null,
    narrowedTo: measure?.narrowed?.to ?? null,
    countedThrough: null,
  };
}

/** Whether two measures count the same. */
export function isSameMeasure(a: Measure | null, b: Measure | null): boolean {
  return JSON.stringify(measureData(a)) === JSON.stringify(measureData(b));
}
