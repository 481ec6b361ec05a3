import clsx from 'clsx';
import { useId } from 'react';
import { controlClass } from './field';
import { Icon } from './icon';

/** A search that is an address: it sends itself to `action` with `name` and what is kept of the rest. */
export function SearchField({
  action,
  name = 'q',
  label,
  placeholder,
  value = '',
  keep = {},
  shortcut,
  className,
}: {
  action: string;
  name?: string;
  /** For screen readers; on the page the placeholder says it. */
  label: string;
  placeholder?: string;
  value?: string;
  /** Other parts of the address that stay: filters. */
  keep?: Record<string, string>;
  /** A key that goes to it, shown at its end. */
  shortcut?: string;
  className?: string;
}) {
  const id = useId();
  return (
    <form action={action} role="search" aria-label={label} className={className}>
      {Object.entries(keep).map(([key, kept]) => (
        <input key={key} type="hidden" name={key} value={kept} />
      ))}
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <span
        className={controlClass(
          null,
          clsx('field-box flex h-field w-full items-center gap-2 px-2.5'),
        )}
      >
        <Icon name="search" size="button" className="text-ink-2" />
        <input
          id={id}
          type="search"
          name={name}
          defaultValue={value}
          placeholder={placeholder ?? label}
          autoComplete="off"
          data-shortcut={shortcut}
          aria-keyshortcuts={shortcut}
          className="h-full w-full min-w-0 appearance-none bg-transparent placeholder:text-ink-3 [&::-webkit-search-cancel-button]:hidden"
        />
        {shortcut && (
          <kbd
            className="rounded-chip border border-line px-1.5 font-sans text-tiny text-ink-2 max-sm:hidden"
            aria-hidden
          >
            {shortcut}
          </kbd>
        )}
      </span>
    </form>
  );
}
