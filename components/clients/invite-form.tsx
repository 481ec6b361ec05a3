'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import { LinkButton } from '@/components/ui/button';
import { Card, CardBody } from '@/components/ui/card';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { ContactFields } from './contact-fields';

/** Invites one more person at a client. */
export function InviteForm({ action, client }: { action: FormAction<never>; client: string }) {
  const t = useTranslations('clientForms');
  return (
    <ActionForm action={action} hidden={{ client }} className="flex max-w-140 flex-col gap-6">
      {(state) => (
        <>
          <Card>
            <CardBody className="flex flex-col gap-4">
              <ContactFields state={state} />
            </CardBody>
          </Card>
          <p className="text-small text-ink-2">{t('invite.what')}</p>
          <div className="flex flex-wrap gap-2">
            <SubmitButton look="ink" pendingLabel={t('invite.sending')}>
              {t('invite.send')}
            </SubmitButton>
            <LinkButton href={`/staff/clients/${client}`} look="plain">
              {t('cancel')}
            </LinkButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
