import { PortalError } from './errors';

/** What a stream sends to its page, which asks for what it may know by itself. */
type Send = (event: 'changed') => void;

export type StreamOptions = {
  /** Whose it is: so many a session, and no more. */
  sessionId: string;
  /** When whoever reads it has gone. */
  gone: AbortSignal;
  /** Whether something has changed already that its page does not show. */
  isBehind: boolean;
  /** Asked each 20 seconds: whether whoever reads it still may. */
  isStillAllowed: () => Promise<boolean>;
  /** Begins to watch. @returns what ends it */
  watch: (send: Send) => () => void;
};

const BEAT_MS = 20_000;
/** A browser opens a page in some windows; more than these streams of one session are no person. */
const MOST_A_SESSION = 8;
/** So much may wait to be read. */
const MOST_UNREAD = 50;
/** How long a browser waits before it connects again. */
const RETRY_MS = 2_000;

// On globalThis, since each route's bundle has a copy of this module.
const kept = globalThis as { porchlightStreams?: Map<string, Set<() => void>> };

/**
 * Server-sent events (WHATWG HTML, 9.2): says that something has changed, beats so that a broken line is noticed, ends when
 * the session does, and when the server is told to stop.
 * @throws PortalError too_many where the session has eight already
 */
export function openEventStream(options: StreamOptions): Response {
  const streams = (kept.porchlightStreams ??= closedOnShutdown());
  const own = streams.get(options.sessionId) ?? new Set();
  if (own.size >= MOST_A_SESSION) {
    throw new PortalError('too_many', 'errors.too_many', { values: { minutes: 1 } });
  }
  streams.set(options.sessionId, own);
  const encoder = new TextEncoder();
  let count = 0;
  let isOver = false;
  let end = () => undefined as void;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => {
        if (isOver) return;
        // Whoever takes nothing any more has gone, whatever their line says.
        if ((controller.desiredSize ?? 0) < -MOST_UNREAD) return close();
        controller.enqueue(encoder.encode(text));
      };
      const send: Send = (event) => write(`event: ${event}\nid: ${(count += 1)}\ndata: \n\n`);
      const beat = setInterval(() => {
        write(': beat\n\n');
        options.isStillAllowed().then(
          (isAllowed) => {
            if (isAllowed) return;
            write('event: ended\ndata: \n\n');
            close();
          },
          // The database is away: so is everything else, and the next beat asks again.
          () => undefined,
        );
      }, BEAT_MS);
      beat.unref();
      end = () => {
        isOver = true;
        clearInterval(beat);
        stop();
        own.delete(close);
        if (own.size === 0) streams.delete(options.sessionId);
      };
      const close = () => {
        if (isOver) return;
        end();
        controller.close();
      };
      const stop = options.watch(send);
      own.add(close);
      options.gone.addEventListener('abort', close, { once: true });
      write(`retry: ${RETRY_MS}\n\n`);
      if (options.isBehind) send('changed');
    },
    // Its reader has gone, and closed it.
    cancel: () => {
      if (!isOver) end();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // Nothing on the way may collect it, or pack it.
      'cache-control': 'no-cache, no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

/** A server that is told to stop waits for its answers to end, and these do not end by themselves. */
function closedOnShutdown(): Map<string, Set<() => void>> {
  const streams = new Map<string, Set<() => void>>();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      for (const close of [...streams.values()].flatMap((own) => [...own])) close();
    });
  }
  return streams;
}
