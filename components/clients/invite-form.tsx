'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import { LinkButton } from '@/components/ui/button';
import { Card, CardBody } from '@/components/ui/card';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ContactRights } from '@/lib/actor';
import { ContactFields } from './contact-fields';

/** Invites one more person at a client: by the firm, or by somebody there, to do no more than they may do themselves. */
export function InviteForm({
  action,
  hidden,
  backHref,
  inviter,
}: {
  action: FormAction<never>;
  /** Sent along: whose it is, where that is not the reader's own client. */
  hidden?: Record<string, string>;
  backHref: string;
  /** What somebody of the client may do who invites; null for the firm. */
  inviter: ContactRights | null;
}) {
  const t = useTranslations('clientForms');
  return (
    <ActionForm action={action} hidden={hidden} className="flex max-w-140 flex-col gap-6">
      {(state) => (
        <>
          <Card>
            <CardBody className="flex flex-col gap-4">
              <ContactFields
                state={state}
                {...(inviter && {
                  emailHint: t('contact.email_hint_there'),
                  rights: { ...inviter, colleagues: false },
                  offered: inviter,
                })}
              />
            </CardBody>
          </Card>
          <p className="text-small text-ink-2">{t('invite.what')}</p>
          <div className="flex flex-wrap gap-2">
            <SubmitButton look="ink" pendingLabel={t('invite.sending')}>
              {t('invite.send')}
            </SubmitButton>
            <LinkButton href={backHref} look="plain">
              {t('cancel')}
            </LinkButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
