import type { ReactNode } from 'react';
import { LinkButton } from '@/components/ui/button';

/** A part of the settings: its name, its value in words, what it is for; *Change* opens it in place. */
export function SettingsRow({
  part,
  name,
  value,
  note,
  changeLabel,
  form,
}: {
  /** What the address calls it. */
  part: string;
  name: string;
  value: ReactNode;
  note?: ReactNode;
  /** The name of the button, the part in it. */
  changeLabel: { short: string; full: string };
  /** The open form; null while the row is closed. */
  form: ReactNode;
}) {
  return (
    <li id={part} className="grid scroll-mt-6 gap-x-4 gap-y-1 px-card py-3 sm:grid-cols-[9rem_1fr]">
      <h3 className="font-name">{name}</h3>
      {form ? (
        <div className="max-w-110">{form}</div>
      ) : (
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="min-w-56 flex-1 whitespace-pre-line">{value}</div>
          {note && <p className="w-60 text-small text-ink-2 max-lg:hidden">{note}</p>}
          <LinkButton
            href={`/staff/settings?change=${part}#${part}`}
            size="row"
            aria-label={changeLabel.full}
          >
            {changeLabel.short}
          </LinkButton>
        </div>
      )}
    </li>
  );
}
