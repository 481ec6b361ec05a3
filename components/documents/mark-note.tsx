'use client';

import { useTranslations } from 'next-intl';

/** Above a document whose pages bear its reader's name: that they do, in one quiet line. */
export function MarkNote({ by }: { by: 'pages' | 'overlay' }) {
  const t = useTranslations('watermarks.viewer');
  return <p className="border-b border-line bg-sunken px-5 py-2 text-small text-ink-2">{t(by)}</p>;
}
