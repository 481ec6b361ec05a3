'use client';

import type { OpenFailure } from '@/domain/looks/report-open-failed';
import { failureOf } from './failure';
import { MarkOverlay } from './mark-overlay';

/** A picture, as wide as there is room. */
export function ImageView({
  url,
  title,
  overlay,
  onFail,
}: {
  url: string;
  title: string;
  /** What is laid over it; null for nothing. */
  overlay: string | null;
  onFail: (reason: OpenFailure) => void;
}) {
  // The browser does not say why a picture failed: its answer's head does.
  const explain = () => {
    fetch(url, { method: 'HEAD' }).then(
      ({ status }) => onFail(failureOf(status)),
      () => onFail('network'),
    );
  };
  return (
    <div className="flex max-h-[70dvh] justify-center overflow-auto border-b border-line bg-sunken px-7 py-6 viewer:max-h-[58dvh]">
      <div className="relative h-fit max-w-full">
        <img
          src={url}
          alt={title}
          onError={explain}
          className="max-w-full bg-surface shadow-rest"
        />
        <MarkOverlay text={overlay} />
      </div>
    </div>
  );
}
