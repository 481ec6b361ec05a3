'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Chip } from '@/components/ui/chip';
import { controlClass, FieldWords } from '@/components/ui/field';
import { Icon } from '@/components/ui/icon';
import { formatMoney } from '@/lib/money';
import { formatQuantity } from '@/lib/quantity';
import type { HeldLine } from './held-lines';
import type { Tongue } from './typed-lines';

/** What a line is against the agreement, and, where it differs, why it is on the bill. */
export function LineHeld({
  held,
  reason,
  line,
  client,
  tongue,
  error,
  onReason,
}: {
  held: HeldLine;
  reason: string;
  /** Its number in the list. */
  line: number;
  client: string;
  tongue: Tongue;
  error: string | undefined;
  onReason: (text: string) => void;
}) {
  const t = useTranslations('draftMarks');
  // What was given before is shown as the client reads it; what is being written stays a field.
  const [writing, setWriting] = useState(!reason.trim());
  if (held.kind === 'as_agreed') {
    return (
      <p className="flex items-center gap-1.5 text-small font-name text-green">
        <Icon name="check" size="chip" />
        {t('as_agreed')}
        <input type="hidden" name="reason[]" value={reason} />
      </p>
    );
  }
  const isShown = !writing && !error && reason.trim() !== '';
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-small text-ink-2">
        <Mark held={held} />
        <span>
          <Difference held={held} tongue={tongue} />
        </span>
      </p>
      {isShown ? (
        <div className="rounded-control bg-slate-wash px-3 py-2 text-small">
          <p className="wrap-anywhere">
            {t('quoted', { reason })}{' '}
            <button type="button" className="link" onClick={() => setWriting(true)}>
              {t('change')}
            </button>
          </p>
          <p className="text-ink-2">{t('read_by', { client })}</p>
          <input type="hidden" name="reason[]" value={reason} />
        </div>
      ) : (
        <ReasonField {...{ line, client, reason, error, onReason }} />
      )}
    </div>
  );
}

function Mark({ held }: { held: HeldLine }) {
  const t = useTranslations('draftMarks');
  const tone = held.unexplained ? 'amber' : 'slate';
  const icon = held.kind === 'changed' ? 'pencil' : 'plus';
  return (
    <Chip tone={tone} icon={icon}>
      {t('mark', { kind: held.kind, needs: held.unexplained ? 'yes' : 'no' })}
    </Chip>
  );
}

/** 'agreed: 9 × $15.00, so $30.00 more'. */
function Difference({ held, tongue }: { held: HeldLine; tongue: Tongue }) {
  const t = useTranslations('draftMarks');
  const { currency, locale } = tongue;
  const say = (amountMinor: bigint) => formatMoney({ amountMinor, currency }, locale);
  const { item, moreMinor } = held;
  const way = moreMinor > 0n ? 'more' : moreMinor < 0n ? 'less' : 'same';
  const values = {
    way,
    amount: say(moreMinor < 0n ? -moreMinor : moreMinor),
    b: (text: React.ReactNode) => <b className="font-strong text-ink">{text}</b>,
  };
  if (!item) return t.rich('not_agreed', values);
  return t.rich('agreed_as', {
    ...values,
    quantity: formatQuantity(item.quantityMilli, locale),
    price: say(item.unitMinor),
  });
}

function ReasonField({
  line,
  client,
  reason,
  error,
  onReason,
}: {
  line: number;
  client: string;
  reason: string;
  error: string | undefined;
  onReason: (text: string) => void;
}) {
  const t = useTranslations('draftMarks');
  const id = `reason-${line}`;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-small font-name">
        {t('why')}
        <span className="sr-only"> {t('why_of', { line })}</span>
      </label>
      <p id={`${id}-who`} className="text-small text-ink-2">
        {t('why_hint', { client })}
      </p>
      <textarea
        id={id}
        name="reason[]"
        rows={2}
        maxLength={500}
        value={reason}
        placeholder={t('why_example')}
        aria-describedby={error ? `${id}-error` : `${id}-who`}
        aria-invalid={error ? true : undefined}
        onChange={(event) => onReason(event.target.value)}
        className={controlClass(error, 'w-full px-3 py-2')}
      />
      <FieldWords id={id} error={error} />
    </div>
  );
}
