'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { type ChangeEvent, useRef, useState } from 'react';
import { uploadFile } from '@/components/documents/upload-file';
import { Button } from '@/components/ui/button';
import { Card, CardBody } from '@/components/ui/card';
import { Note } from '@/components/ui/note';
import { Progress } from '@/components/ui/progress';

/** As the domain's limit, said before a file is sent for nothing. */
const MOST_BYTES = 2 * 1024 ** 3;

type Going = { name: string; size: number; sent: number; isPaused: boolean };

/** Takes the archive of a season, and sends it; it goes on where it stopped when it is chosen again. */
export function SeasonDrop() {
  const t = useTranslations('seasons.drop');
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [going, setGoing] = useState<Going | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(file: File) {
    if (file.size > MOST_BYTES) return setProblem(t('too_large'));
    setProblem(null);
    setGoing({ name: file.name, size: file.size, sent: 0, isPaused: false });
    const change = (to: Partial<Going>) => setGoing((now) => now && { ...now, ...to });
    const sent = await uploadFile(file, {
      isArchive: true,
      onProgress: (bytes) => change({ sent: bytes }),
      onPause: (isPaused) => change({ isPaused }),
      signal: new AbortController().signal,
    }).catch(() => ({ ok: false as const, message: null }));
    setGoing(null);
    if (!sent.ok) return setProblem(sent.message ?? t('broke'));
    router.refresh();
  }
  function choose(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (file) void send(file);
  }

  return (
    <Card>
      <CardBody className="flex flex-col gap-4">
        <p>{t('how')}</p>
        <p className="text-small text-ink-2">{t('columns')}</p>
        {problem && <Note tone="error">{problem}</Note>}
        {going ? (
          <Progress
            label={t('sending', { name: going.name })}
            value={going.sent}
            max={going.size}
            count={
              going.isPaused
                ? t('paused')
                : t('percent', { percent: Math.floor((100 * going.sent) / going.size) })
            }
          >
            {t('stay')}
          </Progress>
        ) : (
          <div>
            <Button onClick={() => input.current?.click()}>{t('choose')}</Button>
          </div>
        )}
        <input
          ref={input}
          type="file"
          accept=".zip,application/zip"
          onChange={choose}
          className="sr-only"
          tabIndex={-1}
          aria-hidden
        />
      </CardBody>
    </Card>
  );
}
