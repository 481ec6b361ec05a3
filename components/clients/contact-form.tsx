'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import { LinkButton } from '@/components/ui/button';
import { Card, CardBody } from '@/components/ui/card';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { ContactRights } from '@/lib/actor';
import { RightsFields } from './rights-fields';

/** What a contact is called and may do. */
export function ContactForm({
  action,
  hidden,
  backHref,
  contact,
  offered,
}: {
  action: FormAction<never>;
  /** Sent along. */
  hidden?: Record<string, string>;
  backHref: string;
  contact: { id: string; title: string | null; rights: ContactRights };
  /** What whoever fills it in may give or take; all unless told. */
  offered?: ContactRights;
}) {
  const t = useTranslations('clientForms');
  return (
    <ActionForm
      action={action}
      hidden={{ ...hidden, contact: contact.id }}
      className="flex max-w-140 flex-col gap-6"
    >
      {(state) => (
        <>
          <Card>
            <CardBody className="flex flex-col gap-4">
              <TextField
                label={t('contact.title')}
                name="title"
                optional
                autoComplete="off"
                hint={t('contact.title_hint')}
                defaultValue={state.typed('title', contact.title)}
                error={state.errors.title}
              />
              <RightsFields state={state} rights={contact.rights} offered={offered} />
            </CardBody>
          </Card>
          <div className="flex flex-wrap gap-2">
            <SubmitButton look="ink" pendingLabel={t('edit.saving')}>
              {t('edit.save')}
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
