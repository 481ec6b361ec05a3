'use client';

import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import type { SignedItem } from '@/domain/clients/signed-up';
import type { TaxChoice } from '@/domain/invoices/get-draft';
import type { BillSums } from '@/lib/tax';
import { DraftLineRow, LINE_GRID } from './draft-line-row';
import { DraftSums } from './draft-sums';
import { FromAgreement } from './from-agreement';
import type { HeldLine } from './held-lines';
import { typedItem } from './typed-draft';
import type { Tongue, TypedLine } from './typed-lines';
import type { ChangeLines } from './use-typed-lines';

/** Where the focus is to be once the lines have changed. */
type Aim = { key: number; field: string };

/** The lines with their sums, to be written without leaving the keyboard. */
export function DraftLinesCard({
  lines,
  sums,
  taxes,
  tongue,
  errors,
  held,
  agreed,
  client,
  change,
}: {
  lines: TypedLine[];
  /** Null when they are more than an amount may be. */
  sums: BillSums | null;
  /** The taxes to choose from. */
  taxes: readonly TaxChoice[];
  tongue: Tongue;
  /** By the form's names, `lines.0.price`. */
  errors: Record<string, string>;
  /** Line by line; null where nothing was agreed. */
  held: readonly (HeldLine | null)[];
  /** What was agreed in this currency. */
  agreed: readonly SignedItem[];
  /** Who reads it. */
  client: string;
  change: ChangeLines;
}) {
  const t = useTranslations('invoices.draft');
  const card = useRef<HTMLDivElement>(null);
  const aim = useRef<Aim | null>(null);
  const [said, setSaid] = useState('');
  const onBill = new Set(held.map((line) => line?.item?.id));

  useEffect(() => {
    if (!aim.current) return;
    const { key, field } = aim.current;
    aim.current = null;
    card.current
      ?.querySelector<HTMLInputElement>(`[data-line="${key}"][data-field="${field}"]`)
      ?.focus();
  }, [lines]);

  function add() {
    aim.current = { key: 1 + Math.max(...lines.map(({ key }) => key)), field: 'description' };
    change({ do: 'add' });
  }

  function next(place: number) {
    const following = lines[place + 1];
    if (!following) return add();
    focus({ key: following.key, field: 'description' });
  }

  function focus({ key, field }: Aim) {
    card.current
      ?.querySelector<HTMLInputElement>(`[data-line="${key}"][data-field="${field}"]`)
      ?.focus();
  }

  function move(line: TypedLine, place: number, by: -1 | 1) {
    if (!lines[place + by]) return;
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && focused.dataset.field) {
      aim.current = { key: line.key, field: focused.dataset.field };
    }
    setSaid(t('moved', { from: place + 1, to: place + 1 + by }));
    change({ do: 'move', key: line.key, by });
  }

  function remove(line: TypedLine, place: number) {
    const neighbour = lines[place + 1] ?? lines[place - 1];
    if (neighbour) aim.current = { key: neighbour.key, field: 'description' };
    change({ do: 'remove', key: line.key });
  }

  return (
    <div ref={card} className="@container">
      <Card>
        <div
          aria-hidden
          className={clsx(
            LINE_GRID,
            'px-card py-2 text-[0.8125rem] leading-5 text-ink-2 @max-2xl:hidden',
          )}
        >
          <span className="col-start-2">{t('line')}</span>
          <span className="text-right">{t('quantity')}</span>
          <span className="text-right">{t('price')}</span>
          <span className="text-right">{t('amount')}</span>
        </div>
        <ol
          aria-label={t('lines')}
          className="divide-y divide-line border-t border-line @max-2xl:border-t-0"
        >
          {lines.map((line, place) => (
            <DraftLineRow
              key={line.key}
              line={line}
              place={place}
              count={lines.length}
              tongue={tongue}
              taxes={taxes}
              errors={errorsOf(errors, place)}
              held={held[place] ?? null}
              client={client}
              change={change}
              onNext={() => next(place)}
              onMove={(by) => move(line, place, by)}
              onRemove={() => remove(line, place)}
            />
          ))}
        </ol>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-card py-2.5">
          <FromAgreement
            items={agreed.filter(({ id }) => !onBill.has(id))}
            tongue={tongue}
            onTake={(item) => change({ do: 'put', line: typedItem(item, tongue) })}
          />
          <Button size="row" icon={<Icon name="plus" size="button" />} onClick={add}>
            {t('another')}
          </Button>
          <span className="text-small text-ink-2 @max-2xl:hidden">{t('keys')}</span>
        </div>
        <DraftSums sums={sums} tongue={tongue} />
      </Card>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}

function errorsOf(errors: Record<string, string>, place: number): Record<string, string> {
  const prefix = `lines.${place}.`;
  return Object.fromEntries(
    Object.entries(errors)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, error]) => [name.slice(prefix.length), error]),
  );
}
