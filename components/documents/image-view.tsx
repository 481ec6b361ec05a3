'use client';

import type { OpenFailure } from '@/domain/documents/report-open-failed';
import { failureOf } from './failure';

/** A picture, as wide as there is room. */
export function ImageView({
  url,
  title,
  onFail,
}: {
  url: string;
  title: string;
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
      <img
        src={url}
        alt={title}
        onError={explain}
        className="h-fit max-w-full bg-surface shadow-rest"
      />
    </div>
  );
}
