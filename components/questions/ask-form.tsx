'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import { ChoiceGroup, Radio } from '@/components/ui/choices';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextAreaField } from '@/components/ui/text-field';

/** "Ask about this": a link that opens a form in place, with script or without. */
export function AskForm({
  invoiceId,
  lineId,
  formKey,
  helperName,
  answerBy,
  note,
  action,
}: {
  invoiceId: string;
  /** Null for the invoice as a whole. */
  lineId: string | null;
  /** Made with the page, so that one form is one question however often it is sent. */
  formKey: string;
  /** Whom it goes to, by first name; null for the desk. */
  helperName: string | null;
  /** 'Answer by 2:40 pm today'; null where the firm has no hours. */
  answerBy: string | null;
  /** What may be paid meanwhile. */
  note: string | null;
  action: FormAction<void>;
}) {
  const t = useTranslations('questionForms');
  const about = lineId ? 'line' : 'whole';
  return (
    <ActionForm
      action={action}
      hidden={{ invoice: invoiceId, line: lineId, key: formKey }}
      className="group/ask flex flex-col gap-3 has-[details[open]]:basis-full"
    >
      {({ errors, typed }) => (
        <details open={Object.keys(errors).length > 0} className="group">
          <summary className="w-fit cursor-pointer list-none text-small max-sm:inline-flex max-sm:min-h-11 max-sm:items-center [&::-webkit-details-marker]:hidden">
            <span className="link group-open:hidden">{t(lineId ? 'ask' : 'ask_whole')}</span>
            <span className="hidden link group-open:inline">{t('cancel')}</span>
          </summary>
          <div className="mt-3 flex max-w-110 flex-col gap-3">
            <TextAreaField
              name="text"
              label={t('label', { about })}
              maxLength={4000}
              defaultValue={typed('text')}
              error={errors.text}
            />
            <ChoiceGroup legend={t('kind')}>
              {(['question', 'dispute'] as const).map((kind) => (
                <Radio
                  key={kind}
                  name="kind"
                  value={kind}
                  label={t(kind)}
                  detail={kind === 'dispute' && t('dispute_detail', { about })}
                  defaultChecked={typed('kind', 'question') === kind}
                  className="text-small"
                />
              ))}
            </ChoiceGroup>
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <SubmitButton look="ink" pendingLabel={t('sending')}>
                {t('send', { who: helperName ? 'name' : 'desk', name: helperName ?? '' })}
              </SubmitButton>
              {answerBy && <span className="text-small text-ink-2">{answerBy}</span>}
            </div>
            {note && <p className="text-small text-ink-2">{note}</p>}
          </div>
        </details>
      )}
    </ActionForm>
  );
}
