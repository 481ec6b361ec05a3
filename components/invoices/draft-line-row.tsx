'use client';

import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useId } from 'react';
import { IconButton } from '@/components/ui/button';
import { controlClass, FieldWords } from '@/components/ui/field';
import { Icon } from '@/components/ui/icon';
import type { TaxChoice } from '@/domain/invoices/get-draft';
import { formatMoney } from '@/lib/money';
import type { HeldLine } from './held-lines';
import { LineHeld } from './line-held';
import { LineTax } from './line-tax';
import {
  lineAmount,
  readBackPrice,
  readBackQuantity,
  type Tongue,
  type TypedLine,
} from './typed-lines';
import type { ChangeLines } from './use-typed-lines';

/** Columns of a line: number, words, quantity, price, amount, buttons. Where their card is narrower than 672 they wrap. */
export const LINE_GRID =
  'grid grid-cols-[1.25rem_minmax(0,1fr)_3.75rem_5.75rem_6.5rem_4rem] gap-x-3 @max-2xl:grid-cols-[1.25rem_minmax(0,1fr)_minmax(0,1fr)]';

type Field = 'description' | 'detail' | 'quantity' | 'price';

/** One line: typed, moved with Alt and the arrows, taken out. Enter in the price goes on with the next. */
export function DraftLineRow({
  line,
  place,
  count,
  tongue,
  taxes,
  errors,
  held,
  client,
  change,
  onNext,
  onMove,
  onRemove,
}: {
  line: TypedLine;
  place: number;
  count: number;
  tongue: Tongue;
  /** The taxes to choose from; where there are none, nothing is asked. */
  taxes: readonly TaxChoice[];
  /** By the name of the field. */
  errors: Partial<Record<Field | 'reason' | 'tax', string>>;
  /** What it is against the agreement; null where nothing was agreed, or it can't be read yet. */
  held: HeldLine | null;
  /** Who reads it. */
  client: string;
  change: ChangeLines;
  onNext: () => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) {
  const t = useTranslations('invoices.draft');
  const id = useId();
  const number = place + 1;
  const amountMinor = lineAmount(line, tongue);
  const { reason, tax, ...ofFields } = errors;
  const type = (field: Field | 'reason' | 'tax', text: string) =>
    change({ do: 'type', key: line.key, field, text });

  function input(field: Field, readBack?: (text: string, tongue: Tongue) => string) {
    const error = errors[field];
    return {
      name: `${field}[]`,
      'data-line': line.key,
      'data-field': field,
      value: line[field],
      'aria-label': t(`${field}_of`, { line: number }),
      'aria-invalid': error ? (true as const) : undefined,
      'aria-describedby': error ? `${id}-error` : undefined,
      autoComplete: 'off',
      onChange: (event: { target: { value: string } }) => type(field, event.target.value),
      onBlur: readBack && (() => type(field, readBack(line[field], tongue))),
      onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => onKey(event, field),
    };
  }

  function onKey(event: KeyboardEvent<HTMLInputElement>, field: Field) {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      onMove(event.key === 'ArrowUp' ? -1 : 1);
    } else if (event.key === 'Enter') {
      // Enter goes on; it never sends the form from the middle of a line.
      event.preventDefault();
      if (field === 'price') onNext();
    }
  }

  const box = (field: Field, className?: string) =>
    controlClass(errors[field], clsx('h-field w-full min-w-0 px-2.5', className));
  return (
    <li className={clsx(LINE_GRID, 'items-start gap-y-1.5 px-card py-3')}>
      <span className="pt-1.5 text-ink-2 tabular-nums">{number}</span>
      <div className="flex min-w-0 flex-col gap-1.5 @max-2xl:col-span-2">
        <input {...input('description')} maxLength={300} className={box('description')} />
        <input
          {...input('detail')}
          maxLength={1000}
          placeholder={t('detail_placeholder')}
          className={box('detail', 'text-small!')}
        />
      </div>
      <input
        {...input('quantity', readBackQuantity)}
        inputMode="decimal"
        className={box('quantity', 'text-right tabular-nums @max-2xl:col-start-2')}
      />
      <input
        {...input('price', readBackPrice)}
        inputMode="decimal"
        className={box('price', 'text-right tabular-nums')}
      />
      <output className="pt-1.5 text-right font-strong tabular-nums @max-2xl:col-start-2 @max-2xl:text-left">
        {amountMinor === null
          ? '–'
          : formatMoney({ amountMinor, currency: tongue.currency }, tongue.locale)}
      </output>
      <div className="grid grid-flow-col grid-rows-2 justify-end gap-y-1.5 @max-2xl:flex">
        <MoveButton
          label={t('up', { line: number })}
          icon={<Icon name="chevron-up" size="button" />}
          end={place === 0}
          onMove={() => onMove(-1)}
        />
        <MoveButton
          label={t('down', { line: number })}
          icon={<Icon name="chevron-down" size="button" />}
          end={place === count - 1}
          onMove={() => onMove(1)}
        />
        <IconButton
          label={t('remove', { line: number })}
          icon={<Icon name="x" size="button" />}
          onClick={onRemove}
        />
      </div>
      <div id={`${id}-error`} className="col-span-full col-start-2 empty:hidden">
        {Object.entries(ofFields).map(([field, error]) => (
          <FieldWords key={field} id={`${id}-${field}`} error={error} />
        ))}
      </div>
      <div className="col-span-full col-start-2 flex flex-col gap-1.5">
        <input type="hidden" name="item[]" value={line.item} />
        {held ? (
          <LineHeld
            held={held}
            reason={line.reason}
            line={number}
            client={client}
            tongue={tongue}
            error={held.unexplained ? reason : undefined}
            onReason={(text) => type('reason', text)}
          />
        ) : (
          <input type="hidden" name="reason[]" value={line.reason} />
        )}
        {taxes.length > 0 && (
          <LineTax
            taxes={taxes}
            chosen={line.tax}
            line={number}
            lineKey={line.key}
            locale={tongue.locale}
            error={tax}
            onTax={(id) => type('tax', id)}
          />
        )}
      </div>
    </li>
  );
}

/** Stays in its place and in the order of the keys at the ends, so that the focus is not lost there. */
function MoveButton({
  label,
  icon,
  end,
  onMove,
}: {
  label: string;
  icon: React.ReactNode;
  end: boolean;
  onMove: () => void;
}) {
  return (
    <IconButton
      label={label}
      icon={icon}
      aria-disabled={end || undefined}
      onClick={end ? undefined : onMove}
      className={end ? 'text-line-2!' : undefined}
    />
  );
}
