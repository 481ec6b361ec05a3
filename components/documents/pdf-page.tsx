'use client';

import {
  type ComponentProps,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { Page } from 'react-pdf';
import 'react-pdf/dist/Page/TextLayer.css';
import { Marks } from '@/components/find/marks';
import { MarkOverlay } from './mark-overlay';

/** A document that pdf.js has opened. */
export type Pdf = Exclude<ComponentProps<typeof Page>['pdf'], false | undefined>;

/** A page is drawn when it is this near to what is seen, and let go when it is further. */
const AHEAD_PX = 900;
/** More dots than this are not seen, and cost memory. */
const MOST_DENSE = 2;

/** One page: room for it from the start, drawn while it is near. */
export function PdfPage({
  pdf,
  number,
  label,
  width,
  ratio,
  overlay,
  frame,
  sought,
  current,
  onInSight,
}: {
  pdf: Pdf;
  number: number;
  label: string;
  width: number;
  /** Height by width of the first page, until this one says its own. */
  ratio: number;
  /** What is laid over it; null for nothing. */
  overlay: string | null;
  /** What scrolls. */
  frame: RefObject<HTMLElement | null>;
  /** What is looked for; empty while nothing is. */
  sought: string;
  /** Which of its places on this page one is at, from 0; null where one is on another. */
  current: number | null;
  onInSight: (number: number) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(number === 1);
  const [own, setOwn] = useState(ratio);
  const [drawn, setDrawn] = useState(0);
  const isHere = current !== null;
  // The same function each time: with another one the text is drawn anew.
  const onDrawn = useCallback(() => setDrawn((times) => times + 1), []);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const nearby = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      root: frame.current,
      rootMargin: `${AHEAD_PX}px 0px`,
    });
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && onInSight(number), {
      root: frame.current,
      rootMargin: '-40% 0px -55% 0px',
    });
    nearby.observe(element);
    seen.observe(element);
    return () => {
      nearby.disconnect();
      seen.disconnect();
    };
  }, [frame, number, onInSight]);

  useEffect(() => {
    // A page that is not drawn has no text to go to; it is drawn when it comes near.
    if (!isHere || !place.current || !frame.current) return;
    const [there, seen] = [place.current, frame.current].map((each) =>
      each.getBoundingClientRect(),
    );
    if (there && seen && (there.top > seen.bottom || there.bottom < seen.top)) {
      frame.current.scrollTop += there.top - seen.top;
    }
  }, [frame, isHere]);

  return (
    <div
      ref={place}
      role="group"
      aria-label={label}
      style={{ width, height: Math.round(width * own) }}
      className="relative overflow-hidden bg-surface on-paper shadow-rest"
    >
      {near && (
        <Page
          pdf={pdf}
          pageNumber={number}
          width={width}
          devicePixelRatio={Math.min(MOST_DENSE, window.devicePixelRatio)}
          suspense={false}
          renderAnnotationLayer={false}
          loading={null}
          error={null}
          noData={null}
          onLoadSuccess={({ originalHeight, originalWidth }) =>
            setOwn(originalHeight / originalWidth)
          }
          onRenderTextLayerSuccess={onDrawn}
        />
      )}
      {near && <MarkOverlay text={overlay} />}
      {near && sought && (
        <Marks
          text={() => place.current?.querySelector<HTMLElement>('.textLayer') ?? null}
          frame={frame}
          sought={sought}
          current={current}
          stamp={drawn}
        />
      )}
    </div>
  );
}
