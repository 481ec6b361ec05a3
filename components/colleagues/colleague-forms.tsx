'use client';

import { useTranslations } from 'next-intl';
import { ContactFields } from '@/components/clients/contact-fields';
import { RightsFields } from '@/components/clients/rights-fields';
import { ActionForm } from '@/components/ui/action-form';
import { LinkButton } from '@/components/ui/button';
import { Card, CardBody } from '@/components/ui/card';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { ContactRights } from '@/lib/actor';

/** Invites somebody of one's own client, to do no more than one may do oneself. */
export function InviteColleague({
  action,
  own,
}: {
  action: FormAction<never>;
  own: ContactRights;
}) {
  const t = useTranslations('colleagueForms');
  return (
    <ActionForm action={action} className="flex max-w-140 flex-col gap-6">
      {(state) => (
        <>
          <Card>
            <CardBody className="flex flex-col gap-5">
              <ContactFields
                state={state}
                emailHint={t('email_hint')}
                rights={{ ...own, colleagues: false }}
                offered={own}
              />
            </CardBody>
          </Card>
          <p className="text-small text-ink-2">{t('invite_what')}</p>
          <Buttons act={t('send')} acting={t('sending')} />
        </>
      )}
    </ActionForm>
  );
}

/** What a colleague is called and may do. */
export function ChangeColleague({
  action,
  colleague,
  offered,
}: {
  action: FormAction<never>;
  colleague: { id: string; title: string | null; rights: ContactRights };
  offered: ContactRights;
}) {
  const t = useTranslations('colleagueForms');
  const words = useTranslations('clientForms.contact');
  return (
    <ActionForm
      action={action}
      hidden={{ contact: colleague.id }}
      className="flex max-w-140 flex-col gap-6"
    >
      {(state) => (
        <>
          <Card>
            <CardBody className="flex flex-col gap-5">
              <TextField
                label={words('title')}
                name="title"
                optional
                autoComplete="off"
                hint={words('title_hint')}
                defaultValue={state.typed('title', colleague.title)}
                error={state.errors.title}
              />
              <RightsFields state={state} rights={colleague.rights} offered={offered} />
            </CardBody>
          </Card>
          <Buttons act={t('save')} acting={t('saving')} />
        </>
      )}
    </ActionForm>
  );
}

function Buttons({ act, acting }: { act: string; acting: string }) {
  const t = useTranslations('colleagueForms');
  return (
    <div className="flex flex-wrap gap-2">
      <SubmitButton look="ink" pendingLabel={acting}>
        {act}
      </SubmitButton>
      <LinkButton href="/people" look="plain">
        {t('cancel')}
      </LinkButton>
    </div>
  );
}
