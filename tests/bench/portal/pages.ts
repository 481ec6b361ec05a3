import type { Bench } from '@/tests/bench/figure';
import { tellClientScripts } from './client-scripts';
import { tellRequests } from './requests';
import { withStand } from './stand';
import { tellStatements } from './statements';

/** What is measured on the built portal while it serves: requests, statements, and scripts in a browser. */
export const pagesBench: Bench = (tell) =>
  withStand(tell, async (stand) => {
    await tellStatements(stand, tell);
    await tellClientScripts(stand, tell);
    await tellRequests(stand, tell);
  });
