import type { ReactNode } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { PasswordField } from './password-field';

/** The end of a form that somebody's own password confirms: the field, and the act. */
export function ConfirmPassword({
  label,
  hint,
  error,
  id,
  width,
  look = 'outline',
  act,
  acting,
  asks = true,
}: {
  label: string;
  hint?: ReactNode;
  error: string | undefined;
  /** Where several of them are on a page. */
  id?: string;
  width?: 'medium';
  look?: 'outline' | 'ink' | 'danger';
  act: string;
  acting: string;
  /** False where they proved lately that it is them: the act alone. */
  asks?: boolean;
}) {
  return (
    <>
      {asks && (
        <PasswordField
          id={id}
          label={label}
          name="password"
          width={width}
          autoComplete="current-password"
          hint={hint}
          error={error}
        />
      )}
      <div>
        <SubmitButton look={look} pendingLabel={acting}>
          {act}
        </SubmitButton>
      </div>
    </>
  );
}
