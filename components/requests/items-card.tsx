'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CheckBox } from '@/components/ui/choices';
import { controlClass, FieldWords } from '@/components/ui/field';
import { Icon } from '@/components/ui/icon';
import { DOCUMENT_CATEGORIES, type DocumentCategory } from '@/lib/document-category';
import type { ChangeItems, TypedItem } from './use-typed-items';

/** The list of a request, to be written without leaving the keyboard. */
export function ItemsCard({
  items,
  errors,
  change,
}: {
  items: TypedItem[];
  /** By the form's names, `items.0.title`. */
  errors: Record<string, string>;
  change: ChangeItems;
}) {
  const t = useTranslations('requestForms');
  const card = useRef<HTMLDivElement>(null);
  const aim = useRef<number | null>(null);
  const [said, setSaid] = useState('');

  useEffect(() => {
    if (aim.current === null) return;
    focus(aim.current);
    aim.current = null;
  }, [items]);

  function focus(key: number) {
    card.current?.querySelector<HTMLInputElement>(`[data-item="${key}"]`)?.focus();
  }
  function add() {
    aim.current = 1 + Math.max(...items.map(({ key }) => key));
    change({ do: 'add' });
  }
  function next(place: number) {
    const following = items[place + 1];
    if (following) focus(following.key);
    else add();
  }
  function move({ key }: TypedItem, place: number, by: -1 | 1) {
    if (!items[place + by]) return;
    aim.current = key;
    setSaid(t('moved', { from: place + 1, to: place + 1 + by }));
    change({ do: 'move', key, by });
  }
  function remove({ key }: TypedItem, place: number) {
    aim.current = (items[place + 1] ?? items[place - 1])?.key ?? null;
    change({ do: 'remove', key });
  }

  return (
    <div ref={card}>
      <Card>
        <ol aria-label={t('items')} className="divide-y divide-line">
          {items.map((item, place) => (
            <ItemRow
              key={item.key}
              item={item}
              number={place + 1}
              isLast={place === items.length - 1}
              error={errors[`items.${place}.title`]}
              onType={(to) => change({ do: 'type', key: item.key, to })}
              onNext={() => next(place)}
              onMove={(by) => move(item, place, by)}
              onRemove={() => remove(item, place)}
            />
          ))}
        </ol>
        <div className="border-t border-line px-card py-2.5">
          <Button size="row" icon={<Icon name="plus" size="button" />} onClick={add}>
            {t('another')}
          </Button>
        </div>
      </Card>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}

function ItemRow({
  item,
  number,
  isLast,
  error,
  onType,
  onNext,
  onMove,
  onRemove,
}: {
  item: TypedItem;
  number: number;
  isLast: boolean;
  error: string | undefined;
  onType: (to: Partial<TypedItem>) => void;
  onNext: () => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) {
  const t = useTranslations('requestForms');
  const id = useId();

  function onKey(event: KeyboardEvent<HTMLInputElement>) {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      onMove(event.key === 'ArrowUp' ? -1 : 1);
    } else if (event.key === 'Enter') {
      // Enter goes on; it never sends the form from the middle of the list.
      event.preventDefault();
      onNext();
    }
  }

  return (
    <li className="flex items-start gap-3 px-card py-3">
      <span className="w-5 pt-1.5 text-ink-2 tabular-nums">{number}</span>
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <input
          name="item[]"
          data-item={item.key}
          value={item.title}
          maxLength={200}
          autoComplete="off"
          aria-label={t('item_of', { number })}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={(event) => onType({ title: event.target.value })}
          onKeyDown={onKey}
          className={controlClass(error, 'h-field w-full px-2.5')}
        />
        <input
          name="hint[]"
          value={item.hint}
          maxLength={300}
          autoComplete="off"
          placeholder={t('hint_placeholder')}
          aria-label={t('hint_of', { number })}
          onChange={(event) => onType({ hint: event.target.value })}
          onKeyDown={onKey}
          className={controlClass(undefined, 'h-field w-full px-2.5 text-small!')}
        />
        {error && <FieldWords id={id} error={error} />}
        <input type="hidden" name="optional[]" value={item.optional ? 'yes' : ''} />
        <div className="flex items-center justify-between gap-3">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <KindOfItem
              number={number}
              category={item.category}
              onPick={(category) => onType({ category })}
            />
            <CheckBox
              label={t('optional')}
              aria-label={t('optional_of', { number })}
              checked={item.optional}
              onChange={(event) => onType({ optional: event.target.checked })}
            />
          </div>
          <div className="flex">
            {number > 1 && (
              <IconButton
                label={t('up', { number })}
                icon={<Icon name="chevron-up" size="button" />}
                onClick={() => onMove(-1)}
              />
            )}
            {!isLast && (
              <IconButton
                label={t('down', { number })}
                icon={<Icon name="chevron-down" size="button" />}
                onClick={() => onMove(1)}
              />
            )}
            <IconButton
              label={t('remove', { number })}
              icon={<Icon name="x" size="button" />}
              onClick={onRemove}
            />
          </div>
        </div>
      </div>
    </li>
  );
}

/** What kind of paper it is: who at the client is asked, and sees what is sent, goes by that. */
function KindOfItem({
  number,
  category,
  onPick,
}: {
  number: number;
  category: DocumentCategory;
  onPick: (category: DocumentCategory) => void;
}) {
  const t = useTranslations('requestForms');
  return (
    <span className="relative inline-flex">
      <select
        name="category[]"
        aria-label={t('kind_of', { number })}
        value={category}
        onChange={(event) => {
          const picked = DOCUMENT_CATEGORIES.find((each) => each === event.target.value);
          if (picked) onPick(picked);
        }}
        className={controlClass(undefined, 'h-field appearance-none pr-8 pl-2.5 text-small!')}
      >
        {DOCUMENT_CATEGORIES.map((each) => (
          <option key={each} value={each}>
            {t(`kinds_of_paper.${each}`)}
          </option>
        ))}
      </select>
      <Icon
        name="chevron-down"
        size="button"
        className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-ink-2"
      />
    </span>
  );
}
