import { searchBench } from './documents/search';
import type { Bench } from './figure';

/** What documents promise. */
export const benches: Bench[] = [searchBench];
