'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import { Button, LinkButton } from '@/components/ui/button';
import { CheckBox } from '@/components/ui/choices';
import type { FormAction } from '@/components/ui/form-action';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { Time } from '@/components/ui/values';
import type { CauseMenuChoice } from './cause-menu';
import type { SignalLine } from './signal-line';
import { SignalWords } from './signal-words';

/**
 * Signals to choose from, and what is done with those that are chosen: a new cause of them, by the page that proposes one, or
 * one that there is.
 */
export function ChooseSignals({
  name,
  signals,
  choices,
  measured,
  where,
  give,
  chosen = false,
}: {
  /** What they have in common. */
  name: string;
  signals: readonly SignalLine[];
  choices: readonly CauseMenuChoice[];
  /** What a cause of these is counted by. */
  measured: string;
  where: string;
  give: FormAction<void>;
  /** All are, to begin with. */
  chosen?: boolean;
}) {
  const t = useTranslations('causeForms');
  const [picked, pick] = useState<ReadonlySet<string>>(
    new Set(chosen ? signals.map(({ id }) => id) : []),
  );
  const count = useId();
  const here = signals.filter(({ id }) => picked.has(id));
  const toggle = (id: string) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    pick(next);
  };
  return (
    <ActionForm action={give} className="flex flex-col">
      {(state) => (
        <>
          <ul aria-label={name} className="divide-y divide-line">
            {signals.map((signal) => (
              <li key={signal.id} className="flex items-start gap-x-3 px-card py-2.5">
                <CheckBox
                  bare
                  name="signals[]"
                  value={signal.id}
                  checked={picked.has(signal.id)}
                  onChange={() => toggle(signal.id)}
                  label={`${signal.rule}, ${signal.client.name}, ${signal.when}`}
                />
                <span className="w-24 shrink-0 text-small leading-6 text-ink-2 max-sm:hidden">
                  <Time at={signal.at} text={signal.when} />
                </span>
                <p className="min-w-0 flex-1 leading-6">
                  <SignalWords signal={signal} />
                </p>
              </li>
            ))}
          </ul>
          <div className="flex flex-wrap items-end gap-x-4 gap-y-3 border-t border-line p-card">
            <div className="flex flex-wrap items-center gap-3">
              {here.length > 0 ? (
                <LinkButton look="ink" href={newCauseOf(here, { measured, where })}>
                  {t('make')}
                </LinkButton>
              ) : (
                <Button look="ink" blockedBy={count}>
                  {t('make')}
                </Button>
              )}
              <span id={count} role="status" className="text-small text-ink-2">
                {t('chosen', { count: here.length })}
              </span>
              <Button
                look="plain"
                onClick={() =>
                  pick(new Set(here.length === signals.length ? [] : signals.map(({ id }) => id)))
                }
              >
                {t(here.length === signals.length ? 'choose_none' : 'choose', {
                  count: signals.length,
                })}
              </Button>
            </div>
            {choices.length > 0 && (
              <div className="flex flex-wrap items-end gap-2">
                <SelectField
                  label={t('give')}
                  name="cause"
                  options={choices.map(({ id, sentence }) => ({ value: id, label: sentence }))}
                  placeholder={t('give_none')}
                  width="medium"
                  defaultValue={state.typed('cause')}
                  error={state.errors.cause}
                />
                <SubmitButton pendingLabel={t('giving')}>{t('give_act')}</SubmitButton>
              </div>
            )}
          </div>
        </>
      )}
    </ActionForm>
  );
}

/** The page that proposes a cause, with these signals and what it is counted by. */
function newCauseOf(
  signals: readonly SignalLine[],
  measure: { measured: string; where: string },
): string {
  const ids = signals.map(({ id }) => id).join(' ');
  return `/staff/friction/causes/new?${new URLSearchParams({ ...measure, signals: ids }).toString()}`;
}
