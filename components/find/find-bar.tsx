'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef } from 'react';
import { IconButton } from '@/components/ui/button';
import { controlClass } from '@/components/ui/field';
import { Icon } from '@/components/ui/icon';
import type { Find } from './use-find';

/**
 * Finds in what is shown: Enter goes on, Shift-Enter back, Esc closes and gives the focus back. Ctrl-F opens it; pressed
 * in it, the browser's own opens.
 * @param home what takes the focus where nothing had it
 */
export function FindBar({ find, home }: { find: Find; home: RefObject<HTMLElement | null> }) {
  const t = useTranslations('documentFind');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const { isOpen, open, current, total } = find;

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const isFind = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f';
      if (!isFind || event.shiftKey || event.altKey || document.querySelector('dialog[open]'))
        return;
      if (document.activeElement === input.current && input.current) return;
      event.preventDefault();
      open();
      input.current?.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open]);

  useEffect(() => {
    if (!isOpen) return;
    cameFrom.current = document.activeElement;
    input.current?.focus();
    input.current?.select();
  }, [isOpen]);

  if (!isOpen) return null;

  function close() {
    const back = cameFrom.current;
    find.close();
    if (back instanceof HTMLElement && back.isConnected && back !== document.body) back.focus();
    else home.current?.focus();
  }
  function onKey(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter' && event.target === input.current) {
      event.preventDefault();
      find.step(event.shiftKey ? -1 : 1);
    }
  }

  return (
    <div
      role="search"
      aria-label={t('label')}
      onKeyDown={onKey}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-surface px-5 py-2 print:hidden"
    >
      <label htmlFor={id} className="sr-only">
        {t('label')}
      </label>
      <input
        ref={input}
        id={id}
        type="text"
        value={find.typed}
        onChange={(event) => find.setTyped(event.target.value)}
        placeholder={t('label')}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        className={controlClass(null, 'h-field min-w-36 flex-1 px-3')}
      />
      <span className="flex items-center gap-1" data-press="stepper">
        <IconButton
          label={t('previous')}
          icon={<Icon name="chevron-up" />}
          aria-disabled={total === 0}
          onClick={() => find.step(-1)}
        />
        <IconButton
          label={t('next')}
          icon={<Icon name="chevron-down" />}
          aria-disabled={total === 0}
          onClick={() => find.step(1)}
        />
        <IconButton label={t('close')} icon={<Icon name="x" />} onClick={close} />
      </span>
      <p role="status" className="min-w-24 text-small text-ink-2">
        {statusOf(find, t)}
        {current && find.parts > 1 && (
          <span className="sr-only">{t('on_page', { page: current.part + 1 })}</span>
        )}
      </p>
    </div>
  );
}

/** '3 of 12', 'Nothing found', or how far it is. */
function statusOf(
  { sought, total, current, read, parts, isMute }: Find,
  t: ReturnType<typeof useTranslations<'documentFind'>>,
): string {
  if (isMute) return t('mute');
  if (!sought) return '';
  const isReading = read < parts;
  if (!current) return isReading ? t('reading', { read, parts }) : t('nothing');
  const found = t('found', { number: current.ordinal, total });
  return isReading ? `${found} · ${t('reading', { read, parts })}` : found;
}
