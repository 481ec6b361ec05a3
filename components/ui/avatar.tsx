import clsx from 'clsx';
import { firmInitials, initialsOf } from '@/lib/initials';

const TINTS = [
  'bg-tint-1',
  'bg-tint-2',
  'bg-tint-3',
  'bg-tint-4',
  'bg-tint-5',
  'bg-tint-6',
  'bg-tint-7',
  'bg-tint-8',
];

const SIZES = {
  small: 'size-7 text-counter',
  normal: 'size-8 text-tiny',
  large: 'size-10 text-[0.9375rem]',
  card: 'size-14 text-[1.125rem]',
};

const FIRM_TINT = 'bg-tint-5';

/** A person's or a client's initials on a colour of their own. The name stands beside it. */
export function Avatar({
  name,
  size = 'normal',
  square = false,
  present = false,
}: {
  name: string;
  size?: keyof typeof SIZES;
  /** Clients are squares, people are round. */
  square?: boolean;
  /** Somebody is there now; the words beside it say so too. */
  present?: boolean;
}) {
  return (
    <span className="relative inline-flex shrink-0" aria-hidden>
      <span
        className={clsx(
          'inline-flex items-center justify-center font-strong text-on-tint',
          square ? 'rounded-control' : 'rounded-full',
          SIZES[size],
          tintOf(name),
        )}
      >
        {initialsOf(name)}
      </span>
      {present && (
        <span className="absolute -right-0.5 bottom-0 size-4 rounded-full border-2 border-surface bg-green" />
      )}
    </span>
  );
}

/** The firm's logo, or its initials. */
export function FirmMark({ name, markUrl }: { name: string; markUrl: string | null }) {
  if (markUrl) {
    return <img src={markUrl} alt="" width={32} height={32} className="size-8 object-contain" />;
  }
  return (
    <span
      className={clsx(
        'inline-flex size-8 shrink-0 items-center justify-center rounded-control text-tiny font-strong text-on-tint',
        FIRM_TINT,
      )}
      aria-hidden
    >
      {firmInitials(name)}
    </span>
  );
}

/** The same name has the same colour everywhere. */
function tintOf(name: string): string {
  let sum = 0;
  for (const letter of name) sum = (sum * 547 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return TINTS[sum % TINTS.length] ?? FIRM_TINT;
}
