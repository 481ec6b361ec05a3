'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Note } from '@/components/ui/note';
import { SkeletonBar } from '@/components/ui/skeleton';
import type { Sample } from './consent-form';

// pdf.js speaks to the browser as soon as it is loaded.
const PdfView = dynamic(
  () => import('@/components/documents/pdf-view').then((module) => module.PdfView),
  { ssr: false, loading: () => <SkeletonBar className="h-96 w-full" /> },
);

/** The sample in the viewer in which the W-2 will stand, with a link for whoever reads files with another program. */
export function SampleView({ sample }: { sample: Sample }) {
  const t = useTranslations('consent');
  const [failed, setFailed] = useState(false);
  return (
    <div className="flex flex-col gap-3">
      {failed ? (
        <Note tone="error">{t('agree.failed')}</Note>
      ) : (
        <div className="overflow-hidden rounded-card border border-line">
          <PdfView
            url={sample.url}
            title={t('sample.name')}
            sizeBytes={sample.sizeBytes}
            onFail={() => setFailed(true)}
          />
        </div>
      )}
      <p className="text-small">
        <a href={sample.url} target="_blank" rel="noreferrer" className="link">
          {t('agree.elsewhere')}
        </a>
      </p>
    </div>
  );
}
