'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { ACCEPTED } from '@/components/documents/drop-zone';
import { uploadFile } from '@/components/documents/upload-file';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { Progress } from '@/components/ui/progress';

type Going = { name: string; size: number; sent: number; isPaused: boolean };

/** Chooses a newer file and sends it, going on where it stopped; what is wrong with it is said beside the button. */
export function ChooseNewer({ id, label }: { id: string; label: string }) {
  const t = useTranslations('documentVersions.new');
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController | null>(null);
  const [going, setGoing] = useState<Going | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isStopped, setStopped] = useState(false);
  useEffect(() => () => stop.current?.abort(), []);

  async function send(file: File) {
    const sending = new AbortController();
    stop.current = sending;
    setProblem(null);
    setStopped(false);
    setGoing({ name: file.name, size: file.size, sent: 0, isPaused: false });
    const change = (to: Partial<Going>) => setGoing((now) => now && { ...now, ...to });
    const sent = await uploadFile(file, {
      newerOf: id,
      onProgress: (bytes) => change({ sent: Math.min(bytes, file.size) }),
      onPause: (isPaused) => change({ isPaused }),
      signal: sending.signal,
    }).catch(() => ({ ok: false as const, message: null }));
    if (stop.current !== sending) return;
    setGoing(null);
    if (sent.ok) return router.refresh();
    if (sending.signal.aborted) return setStopped(true);
    setProblem(sent.message ?? t('no_answer'));
  }
  function choose(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (file) void send(file);
  }

  return (
    <div className="flex flex-col gap-3">
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        onChange={choose}
        className="sr-only"
        tabIndex={-1}
        aria-hidden
      />
      {problem && <Note tone="error">{problem}</Note>}
      {isStopped && (
        <Note tone="notice" announced>
          {t('stopped')}
        </Note>
      )}
      {going ? (
        <>
          <Progress
            label={<bdi className="wrap-anywhere">{going.name}</bdi>}
            value={going.sent}
            max={going.size}
            count={
              going.isPaused
                ? t('paused')
                : t('percent', {
                    percent: Math.floor((100 * going.sent) / Math.max(1, going.size)),
                  })
            }
          >
            {t('stay')}
          </Progress>
          <Button onClick={() => stop.current?.abort()} className="self-start">
            {t('cancel')}
          </Button>
        </>
      ) : (
        <Button onClick={() => input.current?.click()} className="self-start">
          {label}
        </Button>
      )}
    </div>
  );
}
