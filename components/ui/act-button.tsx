'use client';

import { ActionForm } from './action-form';
import type { ButtonLook } from './button';
import type { FormAction } from './form-action';
import { SubmitButton } from './submit-button';

/** One button that does one thing at once, with what is wrong above it where it was refused. */
export function ActButton({
  action,
  fields,
  actingLabel,
  label,
  look,
  children,
}: {
  action: FormAction<void>;
  /** What the action is about, sent as hidden fields. */
  fields: Record<string, string>;
  actingLabel: string;
  /** Its name where several of a kind stand on a page. */
  label?: string;
  look?: ButtonLook;
  children: string;
}) {
  return (
    <ActionForm action={action} hidden={fields} className="flex flex-col gap-2">
      {() => (
        <SubmitButton look={look} pendingLabel={actingLabel} aria-label={label}>
          {children}
        </SubmitButton>
      )}
    </ActionForm>
  );
}
