import type { QueueName } from '@/lib/queues';

/** Works one job, by the ids that it was sent with. What it throws is written down, and the job is tried again. */
export type Handler = (payload: Record<string, string>) => Promise<void>;

export type Work = {
  handle: Handler;
  /** How many of it this worker does at once; one unless told. */
  atOnce?: number;
  /**
   * For small work of which there may be much: so many are fetched together, and the next at once while there are as many.
   * Otherwise one is fetched each half second, which is two a second.
   */
  together?: number;
  /** Asked for by the clock too, with an empty payload: cron of five fields, in UTC. */
  cron?: string;
};

export type Works = Partial<Record<QueueName, Work>>;
