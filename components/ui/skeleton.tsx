import clsx from 'clsx';
import { Card } from './card';

/** A bar where words will stand; it shows after 200 ms, so that what is quick never flickers. */
export function SkeletonBar({ className }: { className?: string }) {
  return <span className={clsx('block h-3 skeleton', className)} />;
}

/** A card of rows in their final shape. `label` says what is being fetched. */
export function SkeletonList({ rows, label }: { rows: number; label: string }) {
  return (
    <Card>
      <p role="status" className="sr-only">
        {label}
      </p>
      <div className="divide-y divide-line" aria-hidden>
        {Array.from({ length: rows }, (_, place) => (
          <div key={place} className="flex items-center gap-4 px-card py-row">
            <span className="size-10 skeleton rounded-control" />
            <div className="flex flex-1 flex-col gap-2">
              <SkeletonBar className="w-1/3" />
              <SkeletonBar className="h-2.5 w-1/5" />
            </div>
            <SkeletonBar className="w-18" />
          </div>
        ))}
      </div>
    </Card>
  );
}

/** The first sentence of a page that is on its way. */
export function SkeletonSentence() {
  return (
    <div className="flex flex-col gap-3 py-1" aria-hidden>
      <SkeletonBar className="h-7 w-4/5" />
      <SkeletonBar className="h-7 w-1/2" />
    </div>
  );
}
