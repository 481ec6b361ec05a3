'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { SkeletonBar } from '@/components/ui/skeleton';
import type { LookReason } from '@/domain/looks/look-reason';
import type { OpenFailure } from '@/domain/looks/report-open-failed';
import type { FileShow } from '@/lib/file-kind';
import { ImageView } from './image-view';
import { MarkNote } from './mark-note';
import { TextView } from './text-view';

// pdf.js speaks to the browser as soon as it is loaded, and is a megabyte that nobody else needs.
const PdfView = dynamic(() => import('./pdf-view').then((module) => module.PdfView), {
  ssr: false,
  loading: () => <ViewerSkeleton />,
});

/** What a server action answers with, as far as it is shown here. */
type Answer<T> = { ok: true; value: T } | { ok: false; message: string };

/** Where the bytes are and how many; and whether they bear the reader's name, or what is laid over them instead. */
type Opened = { url: string; sizeBytes: number; mark: 'pages' | { overlay: string } | null };

export type OpenDocument = (
  state: null,
  input: { id: string; version?: number | undefined; reason?: LookReason },
) => Promise<Answer<Opened>>;
export type ReportFailure = (
  state: null,
  input: { id: string; reason: OpenFailure },
) => Promise<unknown>;

type Step =
  | { name: 'opening' }
  | { name: 'open'; opened: Opened }
  | { name: 'failed'; reason: OpenFailure | null; message: string | null };

/**
 * Opens a document once it is before somebody's eyes, which is written down for all to see, and shows it. What can't be
 * shown says so, with what to do, and the firm learns why.
 */
export function Viewer({
  id,
  version,
  title,
  show,
  open,
  report,
}: {
  id: string;
  /** An earlier one; without it the newest. */
  version?: number | undefined;
  title: string;
  show: FileShow;
  open: OpenDocument;
  report: ReportFailure;
}) {
  const t = useTranslations('documents.viewer');
  const router = useRouter();
  const [tries, setTries] = useState(1);
  const [step, setStep] = useState<Step>({ name: 'opening' });
  const opened = useRef(0);

  const fail = useCallback(
    (reason: OpenFailure) => {
      setStep({ name: 'failed', reason, message: null });
      // A failure that could not be told is no further trouble of the reader's.
      report(null, { id, reason }).catch(() => undefined);
    },
    [id, report],
  );

  useEffect(() => {
    if (show === null) return;
    const begin = () => {
      if (document.visibilityState !== 'visible' || opened.current === tries) return;
      opened.current = tries;
      open(null, { id, version }).then(
        (answer) => {
          if (!answer.ok) return setStep({ name: 'failed', reason: null, message: answer.message });
          setStep({ name: 'open', opened: answer.value });
          // The look stands among the looks now, and what waited for it waits no more.
          router.refresh();
        },
        () => fail('network'),
      );
    };
    begin();
    document.addEventListener('visibilitychange', begin);
    return () => document.removeEventListener('visibilitychange', begin);
  }, [fail, id, open, router, show, tries, version]);

  if (show === null) {
    return (
      <div className="border-b border-line bg-sunken px-5 py-6">
        <Note tone="notice">{t('download_only')}</Note>
      </div>
    );
  }
  if (step.name === 'failed') {
    return (
      <div className="border-b border-line bg-sunken px-5 py-6">
        <Note
          tone="error"
          title={t('failed.title')}
          actions={
            <Button
              onClick={() => {
                setStep({ name: 'opening' });
                setTries(tries + 1);
                // Where a proof of presence ran out meanwhile, the page asks for it.
                router.refresh();
              }}
            >
              {t('again')}
            </Button>
          }
        >
          {step.reason ? t(`failed.${step.reason}`) : step.message}
        </Note>
      </div>
    );
  }
  if (step.name === 'opening') return <ViewerSkeleton />;
  const { mark, ...bytes } = step.opened;
  const overlay = mark === null || mark === 'pages' ? null : mark.overlay;
  const view = { ...bytes, title, overlay, onFail: fail };
  return (
    <>
      {mark && <MarkNote by={overlay === null ? 'pages' : 'overlay'} />}
      {show === 'image' ? (
        <ImageView {...view} />
      ) : show === 'text' ? (
        <TextView {...view} />
      ) : (
        <PdfView key={bytes.url} {...view} />
      )}
    </>
  );
}

function ViewerSkeleton() {
  return (
    <div className="border-b border-line bg-sunken px-7 py-6" aria-busy>
      <SkeletonBar className="h-96 w-full" />
    </div>
  );
}
