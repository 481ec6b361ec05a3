'use client';

import { useTranslations } from 'next-intl';
import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { FindBar } from '@/components/find/find-bar';
import { useFind } from '@/components/find/use-find';
import { IconButton } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { OpenFailure } from '@/domain/looks/report-open-failed';
import { loadPdf } from './load-pdf';
import { readPageText } from './page-text';
import { PdfPage, type Pdf } from './pdf-page';

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
const FITS = ZOOMS.indexOf(1);
const NARROWEST = 240;
const WIDEST = 900;

/** A document, and the height by the width of its first page. */
type Loaded = { pdf: Pdf; ratio: number };

/** A PDF: pages are drawn as they come into sight, at the width that there is or larger; its text can be selected. */
export function PdfView({
  url,
  title,
  sizeBytes,
  overlay = null,
  onFail,
}: {
  url: string;
  title: string;
  sizeBytes: number;
  /** What is laid over each page; null for nothing. */
  overlay?: string | null;
  onFail: (reason: OpenFailure) => void;
}) {
  const t = useTranslations('documents.viewer');
  const words = useTranslations('documentFind');
  const frame = useRef<HTMLDivElement>(null);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [zoom, setZoom] = useState(FITS);
  const [current, setCurrent] = useState(1);
  const room = useWidth(frame);
  const pdf = loaded?.pdf;
  const readPart = useCallback(
    async (part: number) => (pdf ? readPageText(pdf, part + 1) : ''),
    [pdf],
  );
  const find = useFind(pdf?.numPages ?? 0, readPart, () => current - 1);
  const width = Math.round(Math.min(Math.max(room, NARROWEST), WIDEST) * (ZOOMS[zoom] ?? 1));

  const zoomTo = (next: number) => setZoom(Math.min(ZOOMS.length - 1, Math.max(0, next)));
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') zoomTo(zoom + 1);
    else if (event.key === '-') zoomTo(zoom - 1);
    else if (event.key === '0') zoomTo(FITS);
  };

  useEffect(() => {
    const { loaded, stop } = loadPdf(url, sizeBytes, onFail);
    loaded
      .then(async (pdf) => {
        const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
        setLoaded({ pdf, ratio: height / width });
      })
      // Whoever loads tells what failed.
      .catch(() => undefined);
    return stop;
  }, [onFail, sizeBytes, url]);

  return (
    <div className="border-b border-line bg-sunken">
      {loaded && <FindBar find={find} home={frame} />}
      <div
        ref={frame}
        tabIndex={0}
        role="region"
        aria-label={t('pages_of', { title })}
        aria-busy={loaded === null}
        onKeyDown={onKey}
        className="max-h-[70dvh] min-h-96 overflow-auto px-7 py-6 viewer:max-h-[58dvh]"
      >
        {loaded && room > 0 && (
          <div className="mx-auto flex w-fit flex-col gap-4">
            {Array.from({ length: loaded.pdf.numPages }, (_, at) => (
              <PdfPage
                key={at}
                pdf={loaded.pdf}
                number={at + 1}
                label={t('page_of', { page: at + 1, pages: loaded.pdf.numPages })}
                width={width}
                ratio={loaded.ratio}
                overlay={overlay}
                frame={frame}
                sought={find.sought}
                current={find.current?.part === at ? find.current.index : null}
                onInSight={setCurrent}
              />
            ))}
          </div>
        )}
      </div>
      {loaded && (
        <div className="@container border-t border-line px-5 py-2 text-small text-ink-2 print:hidden">
          <div className="flex items-center justify-between gap-4">
            <span aria-live="polite" className="whitespace-nowrap">
              {t('page_of', { page: current, pages: loaded.pdf.numPages })}
            </span>
            <span className="flex items-center gap-1" data-press="stepper">
              {/* Where there is no room for it the buttons say enough. */}
              <span className="mr-2 whitespace-nowrap @max-[20rem]:sr-only">
                {zoom === FITS
                  ? t('fits')
                  : t('zoom', { percent: Math.round((ZOOMS[zoom] ?? 1) * 100) })}
              </span>
              <IconButton
                label={words('open')}
                icon={<Icon name="search" />}
                aria-keyshortcuts="Control+F"
                onClick={find.open}
              />
              <IconButton
                label={t('smaller')}
                icon={<Icon name="zoom-out" />}
                aria-disabled={zoom === 0}
                onClick={() => zoomTo(zoom - 1)}
              />
              <IconButton
                label={t('larger')}
                icon={<Icon name="zoom-in" />}
                aria-disabled={zoom === ZOOMS.length - 1}
                onClick={() => zoomTo(zoom + 1)}
              />
            </span>
          </div>
        </div>
      )}
    </div>
  );
}

/** How wide an element is within its padding, kept up to date. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
