import type { DetailedError, Upload } from 'tus-js-client';
import { fingerprintOf, uploadMemory } from './upload-memory';

/** As `MOST_BYTES` of the domain, said before a file is sent for nothing. */
export const MOST_BYTES = 50 * 1024 * 1024;

/** How sending a file ended: it is there, or the sentence of why not; `again` where another try may help. */
export type Sent = { ok: true } | { ok: false; message: string | null; again: boolean };

type Options = {
  /** What a client sends it for. */
  item?: string | undefined;
  /** The document of which it is the newer file. */
  newerOf?: string;
  /** The folder that it was in, where a whole one was chosen. */
  folder?: string;
  /** A whole season's papers. */
  isArchive?: boolean;
  onProgress: (bytes: number) => void;
  /** The line is gone, and it is waited for; or it is there again. */
  onPause: (isPaused: boolean) => void;
  signal: AbortSignal;
};

/** A server that is started anew is back within these. */
const AGAIN_AFTER_MS = [0, 1000, 2000, 4000, 8000, 15_000, 30_000, 30_000, 30_000];
/** A line on which nothing moves for so long is given up for a new one. */
const STILL_MS = 45_000;
/** So little goes along with the question whether it may be sent. */
const AT_ONCE_BYTES = 1024 * 1024;
/** What asking again does not change. */
const FINAL = [401, 403, 404, 410, 413, 422, 429];

/**
 * Sends one file, telling how much of it is there. It goes on where it stopped when the line breaks, when the server is
 * started anew, and when the same file is chosen again after the page was left. Aborting it leaves what has arrived.
 */
export async function uploadFile(file: File, options: Options): Promise<Sent> {
  const { item, newerOf, folder = '', isArchive = false, onProgress, onPause, signal } = options;
  const [tus, fingerprint] = await Promise.all([
    import('tus-js-client'),
    fingerprintOf(file, newerOf ?? `${item ?? ''}|${folder}`),
  ]);
  return new Promise((resolve) => {
    const watch = new Watch(() => void upload.abort().then(() => upload.start()));
    const stop = new AbortController();
    const end = (sent: Sent) => {
      watch.end();
      stop.abort();
      resolve(sent);
    };
    let isPaused = false;
    const pause = () => {
      if (isPaused) return;
      isPaused = true;
      watch.end();
      onPause(true);
    };
    const goOn = () => {
      if (!isPaused) return;
      isPaused = false;
      onPause(false);
      watch.begin();
      upload.start();
    };
    // What is under way then hangs until the browser gives it up, which may take minutes.
    const letGo = () => void upload.abort().then(pause);
    window.addEventListener('offline', letGo, { signal: stop.signal });
    window.addEventListener('online', goOn, { signal: stop.signal });
    const upload: Upload = new tus.Upload(file, {
      endpoint: new URL('/api/uploads', window.location.href).href,
      metadata: {
        name: file.name,
        ...(item && { item }),
        ...(newerOf && { newer: newerOf }),
        ...(folder && { folder }),
        ...(isArchive && { kind: 'season' }),
      },
      ...(fingerprint
        ? { fingerprint: () => Promise.resolve(fingerprint), urlStorage: uploadMemory }
        : { storeFingerprintForResuming: false }),
      removeFingerprintOnSuccess: true,
      retryDelays: AGAIN_AFTER_MS,
      uploadDataDuringCreation: file.size <= AT_ONCE_BYTES,
      onShouldRetry: (error) => navigator.onLine && !isFinal(error),
      onProgress: (bytes) => {
        if (isPaused) return;
        watch.begin();
        onProgress(bytes);
      },
      onSuccess: () => end({ ok: true }),
      onError: (error) => {
        if (statusOf(error) === 0 && !navigator.onLine) pause();
        else end(sentOf(error));
      },
    });
    signal.addEventListener('abort', () => {
      void upload.abort();
      end({ ok: false, message: null, again: true });
    });
    watch.begin();
    void upload.findPreviousUploads().then(([last]) => {
      if (signal.aborted) return;
      if (last) upload.resumeFromPreviousUpload(last);
      upload.start();
    });
  });
}

/** Calls when nothing has begun it anew for too long. */
class Watch {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly onStill: () => void) {}

  begin(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.begin();
      this.onStill();
    }, STILL_MS);
  }

  end(): void {
    clearTimeout(this.timer);
  }
}

/** The status of the answer; 0 where there was none. */
function statusOf(error: Error | DetailedError): number {
  return 'originalResponse' in error ? (error.originalResponse?.getStatus() ?? 0) : 0;
}

/** A conflict is another place to go on from, unless nothing was begun yet. */
function isFinal(error: DetailedError): boolean {
  const isBeginning = error.originalRequest?.getMethod() === 'POST';
  return FINAL.includes(statusOf(error)) || (isBeginning && statusOf(error) === 409);
}

function sentOf(error: Error | DetailedError): Sent {
  const body = 'originalResponse' in error ? (error.originalResponse?.getBody() ?? '') : '';
  // What is wrong with the file stays wrong; a session that has ended does not.
  return {
    ok: false,
    message: titleOf(body),
    again: ![403, 404, 409, 413, 422].includes(statusOf(error)),
  };
}

function titleOf(body: string): string | null {
  try {
    const problem: unknown = JSON.parse(body);
    const has = typeof problem === 'object' && problem !== null && 'title' in problem;
    return has && typeof problem.title === 'string' ? problem.title : null;
  } catch {
    return null;
  }
}
