import type { Bench } from './figure';
import { importBench } from './portal/import';
import { pagesBench } from './portal/pages';
import { replayBench } from './portal/replay';

/** What the walking portal promises: its pages, the import of a real file, and the replay of a log. */
export const benches: Bench[] = [pagesBench, importBench, replayBench];
