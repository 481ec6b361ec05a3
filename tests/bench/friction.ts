import type { Bench } from './figure';
import { beaconBench } from './friction/beacon';
import { ingestBench } from './friction/ingest';
import { timelineBench } from './friction/timeline';

/** What friction promises: what is told by browsers and done by verbs is taken fast, and found again however much there is. */
export const benches: Bench[] = [beaconBench, ingestBench, timelineBench];
