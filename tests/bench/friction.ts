import type { Bench } from './figure';
import { latencyBench } from './friction/latency';
import { refreshBench } from './friction/refresh';
import { replayBench } from './friction/replay';

/** What friction promises: the replay of a log, and a look at a client that costs the same however old the client is. */
export const benches: Bench[] = [replayBench, refreshBench, latencyBench];
