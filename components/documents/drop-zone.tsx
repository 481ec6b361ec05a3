'use client';

import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Progress } from '@/components/ui/progress';
import { chosenFiles, droppedFiles, type PickedFile } from './picked-files';
import { MOST_BYTES } from './upload-file';
import { UploadList } from './upload-list';
import { useUploads } from './use-uploads';

const LOOK_EACH_MS = 2000;
export const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.webp,.heic,.heif,.txt,.csv,.tsv,.docx,.xlsx';

/** Takes files dropped anywhere on the page, or chosen, and sends them; each succeeds or fails alone. */
export function DropZone() {
  const t = useTranslations('documents.drop');
  const words = useTranslations('documents.refused');
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const lookAgain = useSometimes(() => router.refresh());
  const uploads = useUploads({
    refuse: (file) => {
      if (file.size === 0) return words('empty');
      if (file.size <= MOST_BYTES) return null;
      return words('too_large', { size: Math.ceil(file.size / 1_000_000) });
    },
    onArrived: lookAgain,
  });
  const over = useFilesOver((files) => uploads.add(files));
  const { total } = uploads;
  const going = uploads.items.some(({ step }) => step !== 'failed');

  function choose(event: ChangeEvent<HTMLInputElement>) {
    uploads.add(chosenFiles(event.target.files ?? []));
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
        <input
          ref={folder}
          type="file"
          // React has no name for it.
          {...{ webkitdirectory: '' }}
          onChange={choose}
          className="sr-only"
          tabIndex={-1}
          aria-hidden
        />
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => folder.current?.click()}>{t('choose_folder')}</Button>
          <Button onClick={() => input.current?.click()}>{t('choose')}</Button>
        </div>
      </div>
      <UploadList uploads={uploads} />
    </section>
  );
}

/** Does it at once, and then no more often than each two seconds: hundreds of files may arrive in a row. */
function useSometimes(work: () => void): () => void {
  const wanted = useRef(work);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    wanted.current = work;
  }, [work]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return () => {
    if (timer.current !== undefined) return;
    wanted.current();
    timer.current = setTimeout(() => {
      timer.current = undefined;
      wanted.current();
    }, LOOK_EACH_MS);
  };
}

/** Whether files are being dragged over the page; what is let go of is handed over. */
function useFilesOver(take: (files: PickedFile[]) => void): boolean {
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
      if (event.dataTransfer) void droppedFiles(event.dataTransfer).then(taker.current);
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
