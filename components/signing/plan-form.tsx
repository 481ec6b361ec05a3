'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActButton } from '@/components/ui/act-button';
import { ActionForm } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import type { FormAction } from '@/components/ui/form-action';
import { Icon } from '@/components/ui/icon';
import { Note } from '@/components/ui/note';
import { SubmitButton } from '@/components/ui/submit-button';
import type { IncomingDocument } from '@/domain/intake/list-incoming';
import { AskFields } from './ask-fields';

export type PlanActs = { plan: FormAction<void>; dropPlan: FormAction<void> };

/** Whether a file that nobody sees yet is to be signed: who is asked when they are told of it. */
export function PlanForm({
  document,
  planned,
  locale,
  acts,
}: {
  document: IncomingDocument;
  /** Who will be asked for what, as a sentence. */
  planned: string | null;
  locale: string;
  acts: PlanActs;
}) {
  const t = useTranslations('signingForms.plan');
  const [isOpen, setOpen] = useState(false);
  const { id, form, signing, recipients, show, needs } = document;
  // A W-2 is held from whoever has not agreed to have it electronically: they could not read what they sign.
  const people = recipients.filter(
    ({ hasJoined, hasAgreed }) => hasJoined && (form !== 'w2' || hasAgreed),
  );
  return (
    <section className="flex flex-col gap-4 border-t border-line pt-4">
      <h3 className="text-small font-name">{t('title')}</h3>
      {planned && <p>{planned}</p>}
      {needs === 'signers' && <Note tone="error">{t('cannot_see')}</Note>}
      {isOpen && people.length === 0 && <p className="text-small text-ink-2">{t('nobody')}</p>}
      {isOpen && people.length > 0 && (
        <ActionForm action={acts.plan} hidden={{ document: id }} className="flex flex-col gap-4">
          {({ errors, typed, picked }) => (
            <>
              <AskFields
                people={people}
                kinds={show === 'pages' ? ['sign', 'acknowledge'] : ['acknowledge']}
                chosen={signing}
                locale={locale}
                errors={errors}
                typed={typed}
                picked={picked}
              />
              <p className="text-small text-ink-2">{t('when')}</p>
              <div className="flex flex-wrap gap-2">
                <SubmitButton pendingLabel={t('saving')}>{t('save')}</SubmitButton>
                <Button look="plain" onClick={() => setOpen(false)}>
                  {t('cancel')}
                </Button>
              </div>
            </>
          )}
        </ActionForm>
      )}
      {!isOpen && (
        <div className="flex flex-wrap items-start gap-2">
          <Button onClick={() => setOpen(true)} icon={<Icon name="pen-line" size="button" />}>
            {t(signing ? 'change' : 'open')}
          </Button>
          {signing && (
            <ActButton
              action={acts.dropPlan}
              fields={{ id }}
              actingLabel={t('dropping')}
              look="plain"
            >
              {t('drop')}
            </ActButton>
          )}
        </div>
      )}
    </section>
  );
}
