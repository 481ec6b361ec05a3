import { setTimeout as sleep } from 'node:timers/promises';
import { A_BATCH, sealEvents } from '@/domain/sealing/seal-events';
import { JOB } from '@/lib/actor';
import { recordIncident } from '@/lib/incident';

/** What happened is sealed within a second, also where a batch takes half of one. */
const PAUSE_MS = 300;
/** After a fault: long enough that a database that is away does not fill the log with it. */
const LONG_PAUSE_MS = 5_000;

export type SealLoop = {
  /** Begins no other batch, and waits for the one in hand. */
  stop: () => Promise<void>;
};

/** Seals what waits, again and again, until it is stopped; at once again while there is more. A fault ends one try alone. */
export function startSealing(): SealLoop {
  const stopping = new AbortController();
  const { signal } = stopping;
  const loop = async () => {
    while (!signal.aborted) {
      const pauseMs = await sealOnce();
      // Its end comes early where it is to stop.
      if (pauseMs > 0) await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  };
  const running = loop();
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}

/** How long to wait then, in milliseconds. */
async function sealOnce(): Promise<number> {
  try {
    return (await sealEvents(JOB)) === A_BATCH ? 0 : PAUSE_MS;
  } catch (error) {
    recordIncident(error, 'sealing');
    return LONG_PAUSE_MS;
  }
}
