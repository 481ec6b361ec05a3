import pg from 'pg';
import { env } from './env';
import { unsaid } from './unsaid';

/** What the database says when something has changed, by the channel's name. */
export type Channel = 'porchlight_today';

/** Hears what was said; null where some of it may have been missed. */
export type Hear = (payload: string | null) => void;

type Listener = {
  hearers: Set<Hear>;
  /** Null while there is no connection. */
  client: pg.Client | null;
  isClosed: boolean;
  retryMs: number;
};

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;

// On globalThis, since a page's and a route's bundle each have a copy of this module, and there is one connection.
const kept = globalThis as { porchlightNotices?: Map<Channel, Listener> };

/**
 * Hears what the database says on a channel, for as long as it is not told to stop. There is one connection a process, however
 * many hear; one that breaks is made anew, and everybody told that they may have missed something.
 * @returns what stops it
 */
export function hearNotices(channel: Channel, hear: Hear): () => void {
  const listeners = (kept.porchlightNotices ??= new Map());
  let listener = listeners.get(channel);
  if (!listener) {
    listener = { hearers: new Set(), client: null, isClosed: false, retryMs: FIRST_RETRY_MS };
    listeners.set(channel, listener);
    void connect(channel, listener);
  }
  const { hearers } = listener;
  hearers.add(hear);
  return () => void hearers.delete(hear);
}

async function connect(channel: Channel, listener: Listener): Promise<void> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL, keepAlive: true });
  const retry = () => {
    if (listener.isClosed || listener.client === null) return;
    listener.client = null;
    client.end().catch(() => undefined);
    setTimeout(() => void connect(channel, listener), listener.retryMs).unref();
    listener.retryMs = Math.min(listener.retryMs * 2, LONGEST_RETRY_MS);
  };
  listener.client = client;
  client.on('error', retry);
  client.on('end', retry);
  client.on('notification', ({ payload }) => tell(listener, payload ?? ''));
  try {
    await client.connect();
    await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    listener.retryMs = FIRST_RETRY_MS;
    tell(listener, null);
  } catch (error) {
    console.error('notices:', unsaid(error instanceof Error ? error.message : String(error)));
    retry();
  }
}

function tell({ hearers }: Listener, payload: string | null): void {
  for (const hear of [...hearers]) hear(payload);
}

/** Ends the connections, for programs that end. */
export async function closeNotices(): Promise<void> {
  const listeners = [...(kept.porchlightNotices?.values() ?? [])];
  kept.porchlightNotices = undefined;
  for (const listener of listeners) {
    listener.isClosed = true;
    listener.hearers.clear();
    await listener.client?.end().catch(() => undefined);
  }
}
