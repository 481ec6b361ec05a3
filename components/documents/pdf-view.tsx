'use client';

import { ZoomIn, ZoomOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Document, pdfjs } from 'react-pdf';
import { IconButton } from '@/components/ui/button';
import type { OpenFailure } from '@/domain/documents/report-open-failed';
import { failureOf } from './failure';
import { PdfPage } from './pdf-page';

// Served by ourselves, beside the code of the very same version.
const HOME = `/pdfjs/${pdfjs.version}`;
pdfjs.GlobalWorkerOptions.workerSrc = `${HOME}/build/pdf.worker.min.mjs`;
const OPTIONS = {
  cMapUrl: `${HOME}/cmaps/`,
  standardFontDataUrl: `${HOME}/standard_fonts/`,
  wasmUrl: `${HOME}/wasm/`,
  iccUrl: `${HOME}/iccs/`,
  isEvalSupported: false,
  enableXfa: false,
};

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
const FITS = ZOOMS.indexOf(1);
const NARROWEST = 240;
const WIDEST = 900;

type Loaded = { pages: number; width: number; height: number };

/** A PDF: pages are drawn as they come into sight, at the width that there is or larger; its text can be selected. */
export function PdfView({
  url,
  title,
  onFail,
}: {
  url: string;
  title: string;
  onFail: (reason: OpenFailure) => void;
}) {
  const t = useTranslations('documents.viewer');
  const frame = useRef<HTMLDivElement>(null);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [zoom, setZoom] = useState(FITS);
  const [current, setCurrent] = useState(1);
  const room = useWidth(frame);
  const file = useMemo(() => ({ url }), [url]);
  const width = Math.round(Math.min(Math.max(room, NARROWEST), WIDEST) * (ZOOMS[zoom] ?? 1));

  const zoomTo = (next: number) => setZoom(Math.min(ZOOMS.length - 1, Math.max(0, next)));
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') zoomTo(zoom + 1);
    else if (event.key === '-') zoomTo(zoom - 1);
    else if (event.key === '0') zoomTo(FITS);
  };
  const onLoad = useCallback(
    async (pdf: { numPages: number; getPage: (page: number) => Promise<PageLike> }) => {
      const first = await pdf.getPage(1);
      const { width, height } = first.getViewport({ scale: 1 });
      setLoaded({ pages: pdf.numPages, width, height });
    },
    [],
  );

  return (
    <div className="border-b border-line bg-sunken">
      <div
        ref={frame}
        tabIndex={0}
        role="region"
        aria-label={t('pages_of', { title })}
        aria-busy={loaded === null}
        onKeyDown={onKey}
        className="max-h-[70dvh] min-h-96 overflow-auto px-7 py-6 viewer:max-h-[58dvh]"
      >
        <Document
          file={file}
          options={OPTIONS}
          suspense={false}
          loading={null}
          error={null}
          noData={null}
          onLoadSuccess={onLoad}
          onLoadError={(error) => onFail(reasonOf(error))}
          onSourceError={() => onFail('network')}
          onPassword={() => onFail('locked')}
        >
          {loaded && room > 0 && (
            <div className="mx-auto flex w-fit flex-col gap-4">
              {Array.from({ length: loaded.pages }, (_, at) => (
                <PdfPage
                  key={at}
                  number={at + 1}
                  label={t('page_of', { page: at + 1, pages: loaded.pages })}
                  width={width}
                  ratio={loaded.height / loaded.width}
                  frame={frame}
                  onInSight={setCurrent}
                />
              ))}
            </div>
          )}
        </Document>
      </div>
      {loaded && (
        <div className="flex items-center justify-between gap-4 border-t border-line px-5 py-2 text-small text-ink-2 print:hidden">
          <span aria-live="polite">{t('page_of', { page: current, pages: loaded.pages })}</span>
          <span className="flex items-center gap-1">
            <span className="mr-2">
              {zoom === FITS
                ? t('fits')
                : t('zoom', { percent: Math.round((ZOOMS[zoom] ?? 1) * 100) })}
            </span>
            <IconButton
              label={t('smaller')}
              icon={<ZoomOut className="icon" aria-hidden />}
              aria-disabled={zoom === 0}
              onClick={() => zoomTo(zoom - 1)}
            />
            <IconButton
              label={t('larger')}
              icon={<ZoomIn className="icon" aria-hidden />}
              aria-disabled={zoom === ZOOMS.length - 1}
              onClick={() => zoomTo(zoom + 1)}
            />
          </span>
        </div>
      )}
    </div>
  );
}

type PageLike = { getViewport: (of: { scale: number }) => { width: number; height: number } };

/** How wide an element is within its padding, kept up to date. */
function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

function reasonOf(error: Error): OpenFailure {
  if (error.name === 'PasswordException') return 'locked';
  if (error.name === 'ResponseException') {
    return failureOf('status' in error && typeof error.status === 'number' ? error.status : 0);
  }
  return error.name === 'InvalidPDFException' ? 'corrupt' : 'network';
}
