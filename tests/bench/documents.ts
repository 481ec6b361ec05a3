import { withCastStand } from './cast-stand';
import { searchBench } from './documents/search';
import { seasonBench } from './documents/season';
import { tellStorage } from './documents/storage';
import { tellViewer } from './documents/viewer';
import type { Bench } from './figure';

/** What is measured on the built portal: how fast bytes go in and out of the encrypted storage, and are read. */
const servedBench: Bench = (tell) =>
  withCastStand(tell, {}, async (stand) => {
    await tellViewer(stand, tell);
    await tellStorage(tell);
  });

/** What documents promise: fast to keep, to read and to find. */
export const benches: Bench[] = [servedBench, searchBench, seasonBench];
