'use client';

import type { ReactNode } from 'react';
import { ProveByPasskey } from '@/components/passkeys/prove-by-passkey';
import { ConfirmPassword } from '@/components/passwords/confirm-password';
import { ActionForm } from '@/components/ui/action-form';
import type { FormAction } from '@/components/ui/form-action';

/** "Is it you?", by password or passkey, before something that nobody else may do. By password it works without script. */
export function ConfirmPresence({
  confirm,
  hidden,
  words,
}: {
  confirm: FormAction<void>;
  /** Sent along. */
  hidden?: Record<string, string>;
  words: { password: string; hint?: ReactNode; confirm: string; confirming: string };
}) {
  return (
    <div className="flex flex-col gap-4">
      <ActionForm action={confirm} hidden={hidden} className="flex max-w-80 flex-col gap-4">
        {({ errors }) => (
          <ConfirmPassword
            label={words.password}
            hint={words.hint}
            error={errors.password}
            look="ink"
            act={words.confirm}
            acting={words.confirming}
          />
        )}
      </ActionForm>
      <ProveByPasskey />
    </div>
  );
}
