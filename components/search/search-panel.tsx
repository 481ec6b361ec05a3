'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import type { SearchItem } from '@/domain/search/describe-search';
import { PanelFoot } from './panel-foot';
import { searchAddress, type SearchPlace } from './search-address';
import { SearchHeading } from './search-heading';
import { SearchResults } from './search-results';
import { useSearch } from './use-search';

/**
 * The search over the page. The first result is chosen; arrows choose, Enter opens, Escape closes and gives the focus
 * back to where it was.
 */
export function SearchPanel({
  place,
  askHref,
  onClose,
}: {
  place: SearchPlace;
  askHref: string | null;
  onClose: () => void;
}) {
  const t = useTranslations('searchPanel');
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const [q, setQ] = useState('');
  const [asTyped, setAsTyped] = useState(false);
  const [pointed, setPointed] = useState<string | null>(null);
  const { answer, hasFailed, report } = useSearch(q, asTyped);
  const items = answer?.groups.flatMap((group) => group.items) ?? [];
  const chosen = items.find(({ id }) => id === pointed) ?? items[0] ?? null;
  const idOf = (item: SearchItem) => `${listId}-${item.id}`;

  useEffect(() => {
    const shown = dialog.current;
    // It puts the focus on the box, and remembers where it was; autoFocus would come before that.
    shown?.showModal();
    return () => shown?.close();
  }, []);

  function leave() {
    report();
    // While it is in the page still: only then does the browser give the focus back.
    dialog.current?.close();
    onClose();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && chosen) {
      event.preventDefault();
      const next = items[(items.indexOf(chosen) + step + items.length) % items.length];
      setPointed(next?.id ?? null);
      if (next) document.getElementById(idOf(next))?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && q.trim()) {
      event.preventDefault();
      const isFound = answer?.query === q.trim() && chosen;
      leave();
      router.push(isFound ? chosen.href : searchAddress(place, { q: q.trim() }));
    }
  }

  return (
    <dialog
      ref={dialog}
      aria-label={t('label')}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      onClick={(event) => event.target === dialog.current && leave()}
      className="mx-auto mt-24 mb-auto flex max-h-[calc(100dvh-8rem)] w-[min(40rem,calc(100vw-2.5rem))] flex-col overflow-visible rounded-card border border-line bg-surface p-0 text-ink shadow-over backdrop:bg-scrim open:enter"
    >
      <div className="field-box ring-inside flex items-center gap-3 rounded-t-card border-b border-line px-5">
        <Icon name="search" className="text-ink-2" />
        <input
          type="text"
          role="combobox"
          aria-label={t('label')}
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-activedescendant={chosen ? idOf(chosen) : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={t(place === '/search' ? 'placeholder' : 'placeholder_firm')}
          value={q}
          onChange={(event) => {
            setQ(event.target.value);
            setAsTyped(false);
            setPointed(null);
          }}
          onKeyDown={onKeyDown}
          className="h-16 min-w-0 flex-1 bg-transparent text-lede placeholder:text-ink-3"
        />
        <kbd
          className="rounded-chip border border-line px-1.5 font-sans text-tiny text-ink-2"
          aria-hidden
        >
          esc
        </kbd>
        <button
          type="button"
          onClick={leave}
          aria-label={t('close')}
          title={t('close')}
          className="flex size-8 items-center justify-center rounded-control text-ink-2 hover:bg-slate-wash hover:text-ink"
        >
          <Icon name="x" />
        </button>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto pb-3">
        <div role="status" className="px-5 pt-3 text-small text-ink-2 empty:hidden">
          {hasFailed
            ? t('failed')
            : answer && <SearchHeading answer={answer} onAsTyped={() => setAsTyped(true)} />}
        </div>
        <div id={listId} role="listbox" aria-label={t('results')}>
          {answer && (
            <SearchResults
              answer={answer}
              place={place}
              choosing={{
                chosen: chosen?.id ?? null,
                idOf,
                onPoint: ({ id }) => setPointed(id),
                onOpen: leave,
              }}
            />
          )}
        </div>
      </div>
      {answer && <PanelFoot q={answer.query} askHref={askHref} hasResults={items.length > 0} />}
    </dialog>
  );
}
