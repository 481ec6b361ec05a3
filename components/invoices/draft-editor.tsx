'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useEffect, useRef, useState } from 'react';
import type { FormAnswer } from '@/components/ui/form-action';
import { Card, CardBody } from '@/components/ui/card';
import { DayField } from '@/components/ui/day-field';
import { Note } from '@/components/ui/note';
import { SelectField } from '@/components/ui/select-field';
import { TextAreaField, TextField } from '@/components/ui/text-field';
import { formatDay, formatTime } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { ChangedNote } from './changed-note';
import { DraftLinesCard } from './draft-lines-card';
import { type DraftActions, refusalOf, type SavedDraft } from './saves-in-turn';
import { SendCard } from './send-card';
import { linesTotal, type TypedLine } from './typed-lines';
import { useAutosave } from './use-autosave';
import { useDraftSaves } from './use-draft-saves';
import { useTypedLines } from './use-typed-lines';

/** A draft with its amounts and days written out, as fields take them. Ids are public. */
export type TypedDraft = {
  id: string;
  /** What the first save begins from. */
  version: string;
  clientId: string;
  title: string;
  currency: string;
  dueOn: string;
  note: string;
  lines: Omit<TypedLine, 'key'>[];
};

/** A press that saves: `over` writes over somebody else's version. */
type Press = { form: FormData; over: boolean };

/** Writes an invoice: what it is for, by when, its lines; saves itself, and sends it. */
export function DraftEditor({
  draft,
  isNew,
  recipients,
  currencies,
  locale,
  today,
  zone,
  save,
  send,
  newest,
}: {
  draft: TypedDraft;
  /** It was never saved. */
  isNew: boolean;
  recipients: readonly string[];
  currencies: readonly string[];
  locale: string;
  today: string;
  zone: string;
} & DraftActions) {
  const t = useTranslations('invoices');
  const form = useRef<HTMLFormElement>(null);
  const [title, setTitle] = useState(draft.title);
  const [note, setNote] = useState(draft.note);
  const [currency, setCurrency] = useState(draft.currency);
  const [dueOn, setDueOn] = useState(draft.dueOn);
  const [lines, change] = useTypedLines(draft.lines);
  const { saves, refusal } = useDraftSaves(draft.version, { save, send, newest });
  const { state, touch, pressed: hold, kept } = useAutosave(form, saves.autosave);
  const [saved, saveNow, saving] = useActionState(
    (_: FormAnswer<SavedDraft> | null, { form: typed, over }: Press) =>
      over ? saves.saveOver(typed) : saves.save(typed),
    null,
  );
  const [sent, sendNow, sending] = useActionState(
    (_: FormAnswer<never> | null, typed: FormData) => saves.send(typed),
    null,
  );
  // The answer to the last press; an older one is about a form that is no more.
  const [pressed, setPressed] = useState<'save' | 'send'>('save');
  const answer = pressed === 'save' ? saved : sent;
  const errors = answer && !answer.ok && !saving && !sending ? answer.fields : {};

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [answer]);

  useEffect(() => {
    if (saved?.ok) kept(new Date());
  }, [saved, kept]);

  const isKept = saved?.ok === true || state.kind === 'saved';
  useEffect(() => {
    // From now on the page is the draft's own: reloading it goes on with what was written.
    if (isNew && isKept) {
      window.history.replaceState(null, '', `/staff/invoices/${draft.id}/edit`);
    }
  }, [isNew, isKept, draft.id]);

  const tongue = { currency, locale };
  const totalMinor = linesTotal(lines, tongue);
  const blockedByForm = blockedBy({
    recipients: recipients.length,
    isEmpty: lines.every(({ description }) => !description.trim()),
    totalMinor,
    dueOn,
    today,
  });
  const blocked = refusal ? 'which_stays' : blockedByForm;

  function press(button: 'save' | 'send', act: (data: FormData) => void) {
    return (data: FormData) => {
      hold();
      setPressed(button);
      act(data);
    };
  }

  return (
    // What a browser fills in again after a reload would be taken for a change of the version that was just loaded.
    <form ref={form} onInput={touch} autoComplete="off" className="flex flex-col gap-4" noValidate>
      <input type="hidden" name="id" value={draft.id} />
      <input type="hidden" name="clientId" value={draft.clientId} />
      {refusal && (
        <ChangedNote
          refusal={refusal}
          draftId={draft.id}
          saving={saving}
          saveOver={press('save', (typed) => saveNow({ form: typed, over: true }))}
        />
      )}
      {answer && !answer.ok && !refusalOf(answer) && <Note tone="error">{answer.message}</Note>}
      <Card>
        <CardBody className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_auto_8rem]">
          <TextField
            name="title"
            label={t('draft.title')}
            hint={t('draft.title_hint')}
            error={errors.title}
            value={title}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => setTitle(event.target.value)}
          />
          <DayField
            name="dueOn"
            label={t('draft.due')}
            locale={locale}
            defaultValue={draft.dueOn}
            min={today}
            error={errors.dueOn}
            onDay={setDueOn}
          />
          <SelectField
            name="currency"
            label={t('draft.currency')}
            value={currency}
            error={errors.currency}
            options={currencies.map((code) => ({ value: code, label: code }))}
            onChange={(event) => setCurrency(event.target.value)}
          />
        </CardBody>
      </Card>
      <DraftLinesCard
        lines={lines}
        totalMinor={totalMinor}
        tongue={tongue}
        errors={errors}
        change={(action) => {
          if (action.do !== 'type') touch();
          change(action);
        }}
      />
      <Card>
        <CardBody>
          <TextAreaField
            name="note"
            label={t('draft.note')}
            optional
            rows={2}
            maxLength={2000}
            error={errors.note}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </CardBody>
      </Card>
      <SendCard
        people={recipients.length}
        names={new Intl.ListFormat(locale).format(recipients)}
        ready={t('draft.ready', {
          amount: formatMoney({ amountMinor: totalMinor ?? 0n, currency }, locale),
          day: dueOn ? formatDay(dueOn, { style: 'row', today, locale }) : '',
        })}
        blocked={blocked && t(`errors.${blocked}`)}
        stopped={refusal !== null}
        savedText={savedText()}
        saving={saving}
        sending={sending}
        save={press('save', (typed) => saveNow({ form: typed, over: false }))}
        send={press('send', sendNow)}
      />
    </form>
  );

  function savedText(): string {
    if (refusal) return t('draft.unsaved');
    switch (state.kind) {
      case 'saved':
        return t('draft.saved', { time: formatTime(state.at, zone, locale) });
      case 'incomplete':
        return t('draft.incomplete');
      case 'waiting':
        return t('draft.unsaved');
      case 'clean':
        return isNew ? t('draft.unsaved') : '';
    }
  }
}

type Readiness = {
  recipients: number;
  isEmpty: boolean;
  totalMinor: bigint | null;
  dueOn: string;
  today: string;
};

/** The first thing that stands in its way, as the catalogue's `invoices.errors` name it; the verb asks again. */
function blockedBy({ recipients, isEmpty, totalMinor, dueOn, today }: Readiness): string | null {
  if (recipients === 0) return 'no_recipient';
  if (isEmpty) return 'no_lines';
  if (totalMinor === null || totalMinor <= 0n) return 'no_total';
  if (!dueOn) return 'no_due_day';
  return dueOn < today ? 'due_passed' : null;
}
