import { FEW, FEW_FOR_SHARE } from '../effort/get-effort';
import type { JourneyView } from './get-journey';

type Told = Pick<JourneyView, 'steps'>;

/** Where most of those who stop do so, as far as there are enough to tell. */
export type Stopping =
  | { kind: 'nobody' | 'few'; begun: number }
  | { kind: 'through'; begun: number }
  | { kind: 'few_stop'; begun: number; stopped: number }
  | {
      kind: 'stops';
      /** The step that they did not get to. */
      at: string;
      /** How many of them stopped there, and how many anywhere. */
      lost: number;
      stopped: number;
      share: 'all' | 'most' | 'half' | 'many';
      begun: number;
    };

/** From these shares on they are most, and about half. */
const MOST = 0.58;
const HALF = 0.45;

/** What a journey's sentence is made of: the step before which most are lost. */
export function stoppingOf({ steps }: Told): Stopping {
  const begun = steps[0]?.count ?? 0;
  if (begun === 0) return { kind: 'nobody', begun };
  if (begun < FEW_FOR_SHARE) return { kind: 'few', begun };
  const stopped = begun - (steps.at(-1)?.count ?? 0);
  if (stopped === 0) return { kind: 'through', begun };
  if (stopped < FEW) return { kind: 'few_stop', begun, stopped };
  const at = largestLoss(steps);
  const lost = lossBefore(steps, at);
  const part = lost / stopped;
  const share = part === 1 ? 'all' : part >= MOST ? 'most' : part >= HALF ? 'half' : 'many';
  return { kind: 'stops', at: steps[at]?.name ?? '', lost, stopped, share, begun };
}

/** The step before which most are lost; the earlier one where it is as many twice. */
export function largestLoss(steps: JourneyView['steps']): number {
  let largest = 1;
  for (let step = 2; step < steps.length; step += 1) {
    if (lossBefore(steps, step) > lossBefore(steps, largest)) largest = step;
  }
  return largest;
}

/** How many were at the step before and did not get to this one. */
export function lossBefore(steps: JourneyView['steps'], step: number): number {
  return (steps[step - 1]?.count ?? 0) - (steps[step]?.count ?? 0);
}
