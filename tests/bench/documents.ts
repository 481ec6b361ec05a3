import { withCastStand } from './cast-stand';
import { tellSearch } from './documents/search';
import { tellSeason } from './documents/season';
import { tellStorage } from './documents/storage';
import { tellViewer } from './documents/viewer';
import type { Bench } from './figure';

/**
 * What documents promise, measured on the built portal: how fast bytes go in and out of the encrypted storage, are read,
 * are found among a hundred thousand, and how fast a season comes in beside those.
 */
const documentsBench: Bench = (tell) =>
  withCastStand(tell, {}, async (stand) => {
    await tellViewer(stand, tell);
    await tellStorage(tell);
    await tellSearch(stand, tell);
    await tellSeason(stand, tell);
  });

export const benches: Bench[] = [documentsBench];
