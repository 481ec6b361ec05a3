import type { Bench } from './figure';

/** The groups of figures by the names that `npm run bench` takes, each loaded when it is run. */
export const groups: Record<string, () => Promise<{ benches: Bench[] }>> = {
  portal: () => import('./portal'),
  billing: () => import('./billing'),
  documents: () => import('./documents'),
  access: () => import('./access'),
  friction: () => import('./friction'),
};
