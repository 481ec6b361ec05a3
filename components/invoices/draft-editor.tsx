'use client';

import { useTranslations } from 'next-intl';
import { type ComponentProps, useActionState, useEffect, useRef, useState } from 'react';
import type { FormAnswer } from '@/components/ui/form-action';
import { Card, CardBody } from '@/components/ui/card';
import { DayField } from '@/components/ui/day-field';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Note } from '@/components/ui/note';
import { SelectField } from '@/components/ui/select-field';
import { TextAreaField, TextField } from '@/components/ui/text-field';
import { useTypedBefore } from '@/components/ui/use-typed-before';
import type { SignedUp } from '@/domain/clients/signed-up';
import type { DraftView } from '@/domain/invoices/get-draft';
import { formatDay, formatTime } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { ChangedNote } from './changed-note';
import { DraftAside } from './draft-aside';
import { DraftLinesCard } from './draft-lines-card';
import { blockedBy, unexplainedLine } from './draft-readiness';
import { draftSentence } from './draft-sentence';
import { heldLines } from './held-lines';
import { type DraftActions, refusalOf, type SavedDraft } from './saves-in-turn';
import { SendCard } from './send-card';
import { type TypedLine, typedRate, typedSums } from './typed-lines';
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

/** What stands beside the draft: who it is for, what they signed up for, and which taxes there are. */
export type DraftSetting = {
  client: string;
  agreements: readonly SignedUp[];
  lastBill: DraftView['lastBill'];
  /** The taxes to choose from; none where the firm has none. */
  taxes: DraftView['taxes'];
};

/**
 * Writes an invoice: what it is for, by when, its lines, each held against what was agreed; saves itself, and sends it.
 * `heading` is its first sentence while nothing was agreed.
 */
export function DraftEditor({
  draft,
  setting: { client, agreements, lastBill, taxes },
  heading,
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
  setting: DraftSetting;
  heading: Omit<ComponentProps<typeof FirstSentence>, 'reader'>;
  /** It was never saved. */
  isNew: boolean;
  recipients: readonly string[];
  currencies: readonly string[];
  locale: string;
  today: string;
  zone: string;
} & DraftActions) {
  const whole = useTranslations();
  const t = useTranslations('invoices');
  const form = useRef<HTMLFormElement>(null);
  useTypedBefore(form);
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
  const sums = typedSums(lines, taxes, tongue);
  const totalMinor = sums?.totalMinor ?? null;
  const held = heldLines(lines, agreements, tongue);
  const unexplained = unexplainedLine(held);
  const blockedByForm = blockedBy({
    recipients: recipients.length,
    isEmpty: lines.every(({ description }) => !description.trim()),
    totalMinor,
    dueOn,
    today,
  });
  const blocked = refusal ? 'which_stays' : blockedByForm;
  const needsReason =
    unexplained && whole('draftMarks.errors.reason_missing', { line: unexplained });
  const sentence = draftSentence(held, { t: whole, client, locale });
  const agreed = agreements
    .filter((agreement) => agreement.currency === currency)
    .flatMap(({ items }) => items);

  function press(button: 'save' | 'send', act: (data: FormData) => void) {
    return (data: FormData) => {
      hold();
      setPressed(button);
      act(data);
    };
  }

  return (
    <>
      <FirstSentence reader="firm" {...heading}>
        {sentence ?? heading.children}
      </FirstSentence>
      <div className="flex flex-col gap-4 lg:flex-row lg:items-start">
        {/* What a browser fills in again after a reload would be taken for a change of the version that was just loaded. */}
        <form
          ref={form}
          onInput={touch}
          autoComplete="off"
          className="@container flex min-w-0 flex-1 flex-col gap-4"
          noValidate
        >
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
            <CardBody className="grid gap-4 @2xl:grid-cols-[minmax(0,1fr)_auto_7rem]">
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
            sums={sums}
            taxes={taxes}
            tongue={tongue}
            errors={errors}
            held={held}
            agreed={agreed}
            client={client}
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
            blocked={blocked ? t(`errors.${blocked}`) : needsReason || null}
            stopped={refusal !== null}
            savedText={savedText()}
            saving={saving}
            sending={sending}
            save={press('save', (typed) => saveNow({ form: typed, over: false }))}
            send={press('send', sendNow)}
          />
        </form>
        {agreements.length > 0 && (
          <div className="flex shrink-0 flex-col gap-4 lg:w-75">
            <DraftAside
              agreements={agreements}
              held={held}
              rates={lines.map((line) => typedRate(line, taxes))}
              totalMinor={totalMinor ?? 0n}
              currency={currency}
              lastBill={lastBill}
              reading={{ locale, today }}
            />
          </div>
        )}
      </div>
    </>
  );

  function savedText(): string {
    if (refusal) return t('draft.unsaved');
    switch (state.kind) {
      case 'saved':
        return t('draft.saved', { time: formatTime(state.at, zone, locale) });
      case 'incomplete':
        return t('draft.incomplete');
      case 'refused':
        return state.message;
      case 'no_answer':
        return t('draft.no_answer');
      case 'waiting':
        return t('draft.unsaved');
      case 'clean':
        return isNew ? t('draft.unsaved') : '';
    }
  }
}
