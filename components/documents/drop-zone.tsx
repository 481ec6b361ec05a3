'use client';

import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Progress } from '@/components/ui/progress';
import { MOST_BYTES } from './upload-file';
import { type UploadItem, useUploads } from './use-uploads';

export const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.webp,.heic,.heif,.txt,.csv,.tsv,.docx,.xlsx';

/** Takes files dropped anywhere on the page, or chosen, and sends them; each succeeds or fails alone. */
export function DropZone() {
  const t = useTranslations('documents.drop');
  const words = useTranslations('documents.refused');
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const uploads = useUploads({
    refuse: (file) => {
      if (file.size === 0) return words('empty');
      if (file.size <= MOST_BYTES) return null;
      return words('too_large', { size: Math.ceil(file.size / 1_000_000) });
    },
    onArrived: () => router.refresh(),
  });
  const over = useFilesOver((files) => uploads.add(files));
  const { total } = uploads;
  const going = uploads.items.some(({ step }) => step !== 'failed');

  function choose(event: ChangeEvent<HTMLInputElement>) {
    uploads.add([...(event.target.files ?? [])]);
    event.target.value = '';
  }

  return (
    <section aria-label={t('label')}>
      <div
        className={clsx(
          'flex flex-wrap items-center gap-x-6 gap-y-3 rounded-card border border-dashed px-card py-3 transition-colors',
          over ? 'border-strong bg-slate-wash' : 'border-line-2 bg-surface',
        )}
      >
        <Icon name="upload" className="text-ink-2" />
        <div className="min-w-60 flex-1">
          <p className="font-strong">{over ? t('let_go') : t('title')}</p>
          <p className="text-small text-ink-2">{t('kinds')}</p>
        </div>
        {going && (
          <div className="w-64 max-sm:w-full">
            <Progress
              label={t('sending', {
                done: Math.min(total.done + 1, total.files),
                total: total.files,
              })}
              value={total.sentBytes}
              max={total.bytes}
              count={t('percent', {
                percent: total.bytes ? Math.floor((100 * total.sentBytes) / total.bytes) : 0,
              })}
            >
              {t('leave')}
            </Progress>
          </div>
        )}
        <input
          ref={input}
          type="file"
          multiple
          accept={ACCEPTED}
          onChange={choose}
          className="sr-only"
          tabIndex={-1}
          aria-hidden
        />
        <Button onClick={() => input.current?.click()}>{t('choose')}</Button>
      </div>
      {uploads.items.length > 0 && (
        <ul className="mt-2 flex flex-col gap-1" aria-live="polite">
          {uploads.items.map((item) => (
            <UploadLine
              key={item.key}
              item={item}
              onRetry={() => uploads.retry(item.key)}
              onDismiss={() => uploads.dismiss(item.key)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function UploadLine({
  item,
  onRetry,
  onDismiss,
}: {
  item: UploadItem;
  onRetry: () => void;
  onDismiss: () => void;
}) {
  const t = useTranslations('documents.drop');
  const percent = Math.floor((100 * item.sentBytes) / Math.max(1, item.file.size));
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-control bg-surface px-card py-1.5 text-small">
      <bdi className="min-w-0 font-name wrap-anywhere">{item.file.name}</bdi>
      {item.step === 'failed' ? (
        <>
          <span className="min-w-0 flex-1 text-brick">{item.message ?? t('broke')}</span>
          {item.again && (
            <Button size="row" onClick={onRetry} icon={<Icon name="rotate-ccw" size="chip" />}>
              {t('retry')}
            </Button>
          )}
          <IconButton
            label={t('dismiss')}
            icon={<Icon name="x" size="button" />}
            onClick={onDismiss}
          />
        </>
      ) : (
        <span className="ml-auto text-ink-2 tabular-nums">
          {item.step === 'waiting' ? t('waiting') : t('percent', { percent })}
        </span>
      )}
    </li>
  );
}

/** Whether files are being dragged over the page; what is let go of is handed over. */
function useFilesOver(take: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const taker = useRef(take);
  useEffect(() => {
    taker.current = take;
  }, [take]);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      taker.current([...(event.dataTransfer?.files ?? [])]);
    };
    document.addEventListener('dragover', onOver);
    document.addEventListener('dragleave', onLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onOver);
      document.removeEventListener('dragleave', onLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, []);
  return over;
}
