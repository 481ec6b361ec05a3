'use client';

import type { ReactNode } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextAreaField } from '@/components/ui/text-field';

/** One more message in a question, from either side; folded behind a word where it is not what comes next. */
export function MessageForm({
  questionId,
  formKey,
  label,
  hint,
  send,
  sending,
  fold,
  beside,
  action,
}: {
  questionId: string;
  /** Made with the page: sent twice, it is one message. */
  formKey: string;
  label: string;
  hint?: string;
  send: string;
  sending: string;
  /** What unfolds it; without it the form is open. */
  fold?: string;
  /** Stands beside the button. */
  beside?: ReactNode;
  action: FormAction<void>;
}) {
  return (
    <ActionForm
      action={action}
      hidden={{ question: questionId, key: formKey }}
      className="flex flex-col gap-3"
    >
      {({ errors, typed }) => {
        const fields = (
          <div className="flex max-w-110 flex-col gap-3">
            <TextAreaField
              name="text"
              label={label}
              hint={hint}
              maxLength={4000}
              rows={fold ? 2 : 3}
              defaultValue={typed('text')}
              error={errors.text}
            />
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <SubmitButton look="ink" pendingLabel={sending}>
                {send}
              </SubmitButton>
              {beside && <span className="text-small text-ink-2">{beside}</span>}
            </div>
          </div>
        );
        if (!fold) return fields;
        return (
          <details open={Object.keys(errors).length > 0}>
            <summary className="mb-3 w-fit cursor-pointer list-none text-small max-sm:inline-flex max-sm:min-h-11 max-sm:items-center [&::-webkit-details-marker]:hidden">
              <span className="link">{fold}</span>
            </summary>
            {fields}
          </details>
        );
      }}
    </ActionForm>
  );
}
