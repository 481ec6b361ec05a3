'use client';

import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { type ChangeEvent, type DragEvent, useCallback, useRef, useState } from 'react';
import { chosenFiles, droppedFiles } from '@/components/documents/picked-files';
import { type UploadItem, useUploads } from '@/components/documents/use-uploads';
import { Button, IconButton } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Progress } from '@/components/ui/progress';

/** Tells the firm that a file could not be brought here. */
export type ReportBroken = (state: null, input: { item: string }) => Promise<unknown>;

const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.webp,.heic,.heif,.txt,.csv,.tsv,.docx,.xlsx';

/** Takes files for one item: dropped on it, chosen, or photographed with a phone. Each succeeds or fails alone. */
export function ItemSender({
  itemId,
  title,
  more,
  lamp,
  reportBroken,
}: {
  itemId: string;
  title: string;
  /** Something was sent already. */
  more: boolean;
  /** It is the first thing that waits. */
  lamp: boolean;
  reportBroken: ReportBroken;
}) {
  const t = useTranslations('requestForms');
  const refusals = useTranslations('documents.refused');
  const router = useRouter();
  const [over, setOver] = useState(false);
  const [sent, setSent] = useState('');
  const chooser = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const onBroken = useCallback(() => {
    // A failure that could not be told is no further trouble of the reader's.
    reportBroken(null, { item: itemId }).catch(() => undefined);
  }, [itemId, reportBroken]);
  const uploads = useUploads({
    item: itemId,
    // What is too large is asked for all the same: not a byte of it leaves, and the firm learns that it was tried.
    refuse: (file) => (file.size === 0 ? refusals('empty') : null),
    onBroken,
    onArrived: (file) => {
      setSent(t('sent', { name: file.name }));
      router.refresh();
    },
  });

  function choose(event: ChangeEvent<HTMLInputElement>) {
    uploads.add(chosenFiles(event.target.files ?? []));
    event.target.value = '';
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void droppedFiles(event.dataTransfer).then(uploads.add);
  }
  const hidden = { type: 'file', onChange: choose, className: 'sr-only', tabIndex: -1 } as const;
  const look = lamp ? 'lamp' : 'outline';
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className="flex flex-col gap-2"
    >
      <div
        className={clsx(
          'flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control transition-colors sm:border sm:border-dashed sm:px-4 sm:py-3',
          over ? 'border-strong bg-slate-wash' : 'border-line-2',
        )}
      >
        <input {...hidden} ref={chooser} multiple accept={ACCEPTED} aria-hidden />
        <input {...hidden} ref={camera} accept="image/*" capture="environment" aria-hidden />
        <Button
          look={look}
          className="w-full sm:hidden"
          icon={<Icon name="camera" size="button" />}
          aria-label={t('photo_which', { item: title })}
          onClick={() => camera.current?.click()}
        >
          {t('photo')}
        </Button>
        <p className="flex-1 text-small max-sm:hidden">
          {over ? t('let_go') : t('drop')}
          <span className="block text-ink-2">{t('kinds')}</span>
        </p>
        {(['phone', 'desk'] as const).map((place) => (
          <Button
            key={place}
            look={place === 'desk' ? look : 'outline'}
            className={place === 'desk' ? 'max-sm:hidden' : 'w-full sm:hidden'}
            aria-label={t(more ? 'more_which' : 'send_which', { item: title })}
            onClick={() => chooser.current?.click()}
          >
            {t(more ? 'choose_more' : 'choose')}
          </Button>
        ))}
      </div>
      {uploads.items.length > 0 && (
        <ul className="flex flex-col gap-2" aria-live="polite">
          {uploads.items.map((item) => (
            <Sending
              key={item.key}
              item={item}
              onRetry={() => uploads.retry(item.key)}
              onDismiss={() => uploads.dismiss(item.key)}
            />
          ))}
        </ul>
      )}
      <p role="status" className="sr-only">
        {sent}
      </p>
    </div>
  );
}

function Sending({
  item: { file, step, sentBytes, message, again },
  onRetry,
  onDismiss,
}: {
  item: UploadItem;
  onRetry: () => void;
  onDismiss: () => void;
}) {
  const t = useTranslations('requestForms');
  if (step !== 'failed') {
    const percent = Math.floor((100 * sentBytes) / Math.max(1, file.size));
    return (
      <li>
        <Progress
          label={t('progress', { name: file.name })}
          value={sentBytes}
          max={file.size}
          count={
            step === 'sending'
              ? t('percent', { percent })
              : t(step === 'paused' ? 'paused' : 'wait')
          }
        />
      </li>
    );
  }
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
      <span className="min-w-0 flex-1 text-brick">
        <strong className="font-name wrap-anywhere">{t('failed', { name: file.name })}.</strong>{' '}
        {message ?? t('broke')}
      </span>
      {again && (
        <Button onClick={onRetry} icon={<Icon name="rotate-ccw" size="chip" />}>
          {t('again')}
        </Button>
      )}
      <IconButton label={t('dismiss')} icon={<Icon name="x" size="button" />} onClick={onDismiss} />
    </li>
  );
}
