import type { Bench } from './figure';
import { beaconBench } from './friction/beacon';
import { ingestBench } from './friction/ingest';
import { latencyBench } from './friction/latency';
import { refreshBench } from './friction/refresh';
import { replayBench } from './friction/replay';
import { timelineBench } from './friction/timeline';

/**
 * What friction promises: what is told by browsers and done by verbs is taken fast and found again however much there is, the
 * replay of a log, and a look at a client that costs the same however old the client is.
 */
export const benches: Bench[] = [
  beaconBench,
  ingestBench,
  timelineBench,
  replayBench,
  refreshBench,
  latencyBench,
];
