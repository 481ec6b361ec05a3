'use client';

import { useTranslations } from 'next-intl';
import { Button, IconButton } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { Uploads, UploadItem } from './use-uploads';

/** So many lines can be looked at; the rest is a number, and comes up as these go. */
const MOST_LINES = 40;

/** The files on their way and those that did not arrive: these first, since something is to be done about them. */
export function UploadList({ uploads }: { uploads: Uploads }) {
  const t = useTranslations('documents.drop');
  const failed = uploads.items.filter(({ step }) => step === 'failed');
  const going = uploads.items.filter(({ step }) => step === 'sending' || step === 'paused');
  const waiting = uploads.items.filter(({ step }) => step === 'waiting');
  const lines = [...failed, ...going, ...waiting].slice(0, MOST_LINES);
  const more = uploads.items.length - lines.length;
  if (lines.length === 0) return null;
  return (
    <div className="mt-2 flex flex-col gap-1">
      {failed.filter(({ again }) => again).length > 1 && (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-card py-1.5 text-small">
          <span className="text-brick">{t('failed', { count: failed.length })}</span>
          <Button
            size="row"
            onClick={uploads.retryAll}
            icon={<Icon name="rotate-ccw" size="chip" />}
          >
            {t('retry_all')}
          </Button>
        </div>
      )}
      <ul className="flex flex-col gap-1" aria-live="polite">
        {lines.map((item) => (
          <UploadLine
            key={item.key}
            item={item}
            onRetry={() => uploads.retry(item.key)}
            onDismiss={() => uploads.dismiss(item.key)}
          />
        ))}
      </ul>
      {more > 0 && (
        <p className="px-card py-1 text-small text-ink-2">{t('more', { count: more })}</p>
      )}
    </div>
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
      <bdi className="min-w-0 font-name wrap-anywhere">
        {item.folder && <span className="text-ink-2">{item.folder}/</span>}
        {item.file.name}
      </bdi>
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
          {item.step === 'sending' ? t('percent', { percent }) : t(item.step)}
        </span>
      )}
    </li>
  );
}
