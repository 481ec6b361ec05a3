'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import { LinkButton } from '@/components/ui/button';
import { Card, CardBody } from '@/components/ui/card';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-action';
import { Section } from '@/components/ui/section';
import { SubmitButton } from '@/components/ui/submit-button';

/** Ends somebody's access, or withdraws their invitation, once it was asked about. */
export function EndColleague({
  action,
  contact,
  name,
  isInvited,
}: {
  action: FormAction<never>;
  contact: string;
  name: string;
  /** They have not come yet. */
  isInvited: boolean;
}) {
  const t = useTranslations(`colleagueForms.${isInvited ? 'withdraw' : 'end'}`);
  return (
    <Section title={t('title')}>
      <p className="max-w-measure text-small text-ink-2">{t('what')}</p>
      <div>
        <ConfirmButton
          look="danger"
          label={t('act')}
          title={t('sure', { name })}
          keepLabel={t('keep')}
          actLabel={t('act')}
          actingLabel={t('acting')}
          action={action}
          fields={{ contact }}
        >
          {t('what')}
        </ConfirmButton>
      </div>
    </Section>
  );
}

/** Gives an access that had ended back. */
export function GiveBackAccess({
  action,
  contact,
  what,
  isInvited,
}: {
  action: FormAction<never>;
  contact: string;
  /** What they may do then, in one sentence. */
  what: string;
  isInvited: boolean;
}) {
  const t = useTranslations('colleagueForms');
  return (
    <ActionForm action={action} hidden={{ contact }} className="flex flex-col gap-6">
      {() => (
        <>
          <Card>
            <CardBody>
              <p>{what}</p>
              <p className="mt-1 text-small text-ink-2">
                {t(isInvited ? 'give_back.invited' : 'give_back.was_in')}
              </p>
            </CardBody>
          </Card>
          <div className="flex flex-wrap gap-2">
            <SubmitButton look="ink" pendingLabel={t('give_back.acting')}>
              {t('give_back.act')}
            </SubmitButton>
            <LinkButton href="/people" look="plain">
              {t('cancel')}
            </LinkButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
