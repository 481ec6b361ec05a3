import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import type { SentFile } from '@/domain/requests/request-view';

/** A file with its size and moment written out. */
export type SentFileItem = SentFile & { size: string; when: string; why: string | null };

/** What was sent for one item, oldest first; what came back is quiet. */
export function SentFiles({
  of,
  files,
  hrefOf,
  actionFor,
}: {
  /** What the item is called. */
  of: string;
  files: readonly SentFileItem[];
  hrefOf: (id: string) => string;
  actionFor?: (file: SentFileItem) => ReactNode;
}) {
  const t = useTranslations('requests.file');
  if (files.length === 0) return null;
  return (
    <ul aria-label={t('files', { item: of })} className="flex flex-col gap-1.5">
      {files.map((file) => (
        <li key={file.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
          <Icon name="file-text" size="chip" className="text-ink-2" />
          {file.state === 'refused' ? (
            <bdi className="font-name wrap-anywhere">{file.filename}</bdi>
          ) : (
            <a
              href={hrefOf(file.id)}
              className={clsx(
                'min-w-0 font-name wrap-anywhere link max-sm:inline-flex max-sm:min-h-11 max-sm:items-center',
                file.isSentBack && 'text-ink-2',
              )}
            >
              <bdi>{file.filename}</bdi>
            </a>
          )}
          <span className="text-ink-2">
            {t('detail', {
              size: file.size,
              who: file.by === null ? 'nobody' : file.by.isReader ? 'you' : 'name',
              name: file.by?.name ?? '',
              when: file.when,
            })}
          </span>
          {file.state === 'reading' && <span className="text-blue">{t('reading')}</span>}
          {file.isSentBack && <span className="text-brick">{t('sent_back')}</span>}
          {file.state === 'refused' && (
            <span className="w-full text-brick">{t('refused', { why: file.why ?? '' })}</span>
          )}
          {actionFor?.(file)}
        </li>
      ))}
    </ul>
  );
}
