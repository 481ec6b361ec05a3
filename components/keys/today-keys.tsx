'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Switch } from '@/components/ui/switch';
import { areKeysOn, plainKey, turnKeys } from './plain-key';

/** What a key presses in the row that has the focus. */
const PRESSES: Record<string, string> = {
  t: '[data-act="take"]',
  f: '[data-act="settle"]',
  s: '[data-act="snooze"] summary',
  d: '[data-act="dismiss"] summary',
  c: '[data-act="call"]',
  e: '[data-act="evidence"]',
};

const MOVES: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

const LISTED = ['move', 'e', 't', 'f', 's', 'd', 'c', 'u', 'l', 'search', 'help'] as const;

/**
 * The keys of Today. They move the focus from row to row and press the very buttons of the row that has it, so that whatever
 * reads the page aloud follows; with the focus nowhere, any of them goes to the first row. `?` lists them.
 */
export function TodayKeys() {
  const t = useTranslations('today.keys');
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const key = plainKey(event);
      if (key === null) return;
      if (key === '?') setOpen(true);
      else if (key === 'u') document.querySelector<HTMLElement>('[data-act="undo"]')?.click();
      else if (!pressDigit(key) && !move(key) && !press(key)) return;
      event.preventDefault();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        aria-keyshortcuts="?"
        className="self-start text-small link text-ink-2 max-sm:hidden"
      >
        {t('open')}
      </button>
      {isOpen && <KeyList onClose={close} />}
    </>
  );
}

function KeyList({ onClose }: { onClose: () => void }) {
  const t = useTranslations('today.keys');
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOn, setOn] = useState(areKeysOn);

  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-label={t('title')}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
      className="m-auto w-[min(26rem,calc(100vw-2.5rem))] rounded-card border border-line bg-surface p-0 text-ink shadow-over backdrop:bg-scrim open:enter"
    >
      <div className="flex flex-col gap-4 p-5">
        <h2 className="text-section">{t('title')}</h2>
        <dl className="grid grid-cols-[6rem_1fr] gap-y-2 text-small">
          {LISTED.map((name) => (
            <div key={name} className="contents">
              <dt>
                <kbd className="rounded-chip border border-line px-1.5 font-sans text-ink-2">
                  {t(`names.${name}`)}
                </kbd>
              </dt>
              <dd>{t(`what.${name}`)}</dd>
            </div>
          ))}
        </dl>
        <Switch
          on={isOn}
          label={t('on')}
          detail={t('on_detail')}
          onChange={(on) => {
            turnKeys(on);
            setOn(on);
          }}
        />
        <div>
          <Button onClick={onClose} autoFocus>
            {t('close')}
          </Button>
        </div>
      </div>
    </dialog>
  );
}

/** In an open menu of a row a digit presses its line. */
function pressDigit(key: string): boolean {
  const line = document.querySelector<HTMLElement>(
    /^\d$/.test(key) ? `[data-case] details[open] [data-digit="${key}"]` : ':not(*)',
  );
  line?.click();
  return line !== null;
}

function rowsNow(): HTMLElement[] {
  // Rows in a fold that is closed are not there for anybody.
  return [...document.querySelectorAll<HTMLElement>('[data-case]')].filter(
    (row) => row.offsetParent !== null,
  );
}

function currentRow(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>('[data-case]') ?? null;
}

/** Letters move from anywhere; arrows only from row to row: everywhere else they scroll. */
function move(key: string): boolean {
  const step = MOVES[key];
  if (!step) return false;
  const current = currentRow();
  if (key.startsWith('Arrow') && document.activeElement !== current) return false;
  const rows = rowsNow();
  const place = current ? rows.indexOf(current) + step : 0;
  return goTo(rows[Math.max(0, Math.min(place, rows.length - 1))]);
}

function goTo(row: HTMLElement | undefined): boolean {
  row?.focus();
  row?.scrollIntoView({ block: 'nearest' });
  return row !== undefined;
}

function press(key: string): boolean {
  const what = PRESSES[key];
  if (!what) return false;
  const row = currentRow();
  // Nothing is done to a row that nobody has chosen.
  if (!row) return goTo(rowsNow()[0]);
  const control = row.querySelector<HTMLElement>(what);
  control?.click();
  if (control?.tagName === 'SUMMARY' && key !== 'e') control.focus();
  return control !== null;
}
