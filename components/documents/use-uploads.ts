'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { PickedFile } from './picked-files';
import { uploadFile } from './upload-file';

/** A file on its way, or one that did not arrive. What has arrived is in the list below and is forgotten here. */
export type UploadItem = {
  key: number;
  file: File;
  folder: string;
  /** `paused`: the line is gone, and it goes on when that is back. */
  step: 'waiting' | 'sending' | 'paused' | 'failed';
  sentBytes: number;
  /** Why it failed; null where nobody said. */
  message: string | null;
  again: boolean;
};

export type Uploads = {
  items: readonly UploadItem[];
  /** Of this batch: since there was last nothing on its way. */
  total: { files: number; done: number; bytes: number; sentBytes: number };
  add: (files: readonly PickedFile[]) => void;
  retry: (key: number) => void;
  retryAll: () => void;
  dismiss: (key: number) => void;
};

/** More at once don't arrive sooner, and each of them later. */
const AT_ONCE = 3;
/** How often a file's line is drawn anew: hundreds of them are a page's work. */
const DRAWN_EACH_MS = 200;

type Batch = { files: number; done: number; bytes: number; doneBytes: number };
const NONE: Batch = { files: 0, done: 0, bytes: 0, doneBytes: 0 };

/**
 * Sends files, a few at once, each for itself: one that fails holds up no other.
 * @param item what a client sends them for
 * @param refuse the sentence for a file that need not be sent to know that it is not taken
 * @param onArrived after each file that is there
 * @param onBroken after each that was given up without an answer
 */
export function useUploads({
  item: sentFor,
  refuse,
  onArrived,
  onBroken,
}: {
  item?: string;
  refuse: (file: File) => string | null;
  onArrived: (file: File) => void;
  onBroken?: () => void;
}): Uploads {
  const [items, setItems] = useState<UploadItem[]>([]);
  const [batch, setBatch] = useState(NONE);
  const keys = useRef(0);
  const running = useRef(new Map<number, AbortController>());
  const arrived = useRef(onArrived);
  useEffect(() => {
    arrived.current = onArrived;
  }, [onArrived]);

  const change = useCallback((key: number, to: Partial<UploadItem>) => {
    setItems((all) => all.map((item) => (item.key === key ? { ...item, ...to } : item)));
  }, []);
  const remove = useCallback((key: number) => {
    setItems((all) => all.filter((item) => item.key !== key));
  }, []);

  const send = useCallback(
    async (item: UploadItem) => {
      const stop = new AbortController();
      running.current.set(item.key, stop);
      change(item.key, { step: 'sending', sentBytes: 0, message: null });
      let drawnAt = 0;
      const sent = await uploadFile(item.file, {
        item: sentFor,
        folder: item.folder,
        onProgress: (sentBytes) => {
          if (Date.now() - drawnAt < DRAWN_EACH_MS) return;
          drawnAt = Date.now();
          change(item.key, { sentBytes: Math.min(sentBytes, item.file.size) });
        },
        onPause: (isPaused) => change(item.key, { step: isPaused ? 'paused' : 'sending' }),
        signal: stop.signal,
      }).catch(() => ({ ok: false as const, message: null, again: true }));
      running.current.delete(item.key);
      if (stop.signal.aborted) return;
      setBatch((now) => ({
        ...now,
        done: now.done + 1,
        doneBytes: now.doneBytes + item.file.size,
      }));
      if (!sent.ok && sent.message === null) onBroken?.();
      if (!sent.ok)
        return change(item.key, { step: 'failed', message: sent.message, again: sent.again });
      remove(item.key);
      arrived.current(item.file);
    },
    [change, onBroken, remove, sentFor],
  );

  useEffect(() => {
    const free = AT_ONCE - running.current.size;
    const next = items.filter(({ step, key }) => step === 'waiting' && !running.current.has(key));
    for (const item of next.slice(0, Math.max(0, free))) void send(item);
    if (!items.some(({ step }) => step !== 'failed'))
      setBatch((now) => (now === NONE ? now : NONE));
  }, [items, send]);

  useEffect(() => {
    const all = running.current;
    return () => all.forEach((stop) => stop.abort());
  }, []);

  const enqueue = useCallback(
    (files: readonly PickedFile[], reason: (file: File) => string | null) => {
      const made = files.map(({ file, folder }): UploadItem => {
        const message = reason(file);
        keys.current += 1;
        const step = message === null ? 'waiting' : 'failed';
        return { key: keys.current, file, folder, step, sentBytes: 0, message, again: false };
      });
      const going = made.filter(({ step }) => step === 'waiting');
      const bytes = going.reduce((sum, { file }) => sum + file.size, 0);
      setBatch((now) => ({ ...now, files: now.files + going.length, bytes: now.bytes + bytes }));
      setItems((all) => [...all, ...made]);
    },
    [],
  );
  const retry = (which: readonly UploadItem[]) => {
    const keysOf = new Set(which.map(({ key }) => key));
    setItems((all) => all.filter(({ key }) => !keysOf.has(key)));
    enqueue(which, () => null);
  };

  const sending = items.reduce(
    (sum, item) => sum + (['sending', 'paused'].includes(item.step) ? item.sentBytes : 0),
    0,
  );
  return {
    items,
    total: {
      files: batch.files,
      done: batch.done,
      bytes: batch.bytes,
      sentBytes: Math.min(batch.bytes, batch.doneBytes + sending),
    },
    add: (files) => enqueue(files, refuse),
    retry: (key) => retry(items.filter((each) => each.key === key)),
    retryAll: () => retry(items.filter(({ step, again }) => step === 'failed' && again)),
    dismiss: remove,
  };
}
