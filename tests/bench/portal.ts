import type { Bench } from './figure';
import { importBench } from './portal/import';
import { pagesBench } from './portal/pages';

/** What the walking portal promises: its pages, and the import of a real file. */
export const benches: Bench[] = [pagesBench, importBench];
