'use client';

import { useTranslations } from 'next-intl';
import { ConfirmPassword } from '@/components/passwords/confirm-password';
import { ActionForm } from '@/components/ui/action-form';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { FormAction } from '@/components/ui/form-action';
import { TextAreaField } from '@/components/ui/text-field';
import { RecoveryCodes } from './recovery-codes';

/** Ten new recovery codes in the place of the old ones, by the password. */
export function NewCodes({
  action,
  left,
  doneHref,
}: {
  action: FormAction<string[]>;
  left: number;
  doneHref: string;
}) {
  const t = useTranslations('factorForms');
  return (
    <Card>
      <CardHeader title={t('renew.title')} aside={t('renew.left', { count: left })} />
      <CardBody>
        <ActionForm action={action} className="flex flex-col gap-4">
          {({ errors, done }) =>
            done ? (
              <RecoveryCodes codes={done} doneHref={doneHref} />
            ) : (
              <>
                <p className="max-w-measure text-ink-2">{t('renew.what')}</p>
                <ConfirmPassword
                  id="renew-password"
                  label={t('password')}
                  width="medium"
                  error={errors.password}
                  act={t('renew.make')}
                  acting={t('renew.making')}
                />
              </>
            )
          }
        </ActionForm>
      </CardBody>
    </Card>
  );
}

/** Back to the password alone, by the password. */
export function TurnOff({ action }: { action: FormAction<never> }) {
  const t = useTranslations('factorForms');
  return (
    <Card>
      <CardHeader title={t('off.title')} />
      <CardBody>
        <ActionForm action={action} className="flex flex-col gap-4">
          {({ errors }) => (
            <>
              <p className="max-w-measure text-ink-2">{t('off.what')}</p>
              <ConfirmPassword
                id="off-password"
                label={t('password')}
                width="medium"
                error={errors.password}
                look="danger"
                act={t('off.turn')}
                acting={t('off.turning')}
              />
            </>
          )}
        </ActionForm>
      </CardBody>
    </Card>
  );
}

/** For somebody who has lost their app and their codes: taken by whoever may, who says why and proves that it is them. */
export function TakeFactor({
  action,
  whom,
  name,
}: {
  action: FormAction<never>;
  /** The field that names them, and those that the way back needs. */
  whom: Record<string, string>;
  name: string;
}) {
  const t = useTranslations('takeFactor');
  return (
    <Card>
      <CardHeader title={t('title')} />
      <CardBody>
        <ActionForm action={action} hidden={whom} className="flex flex-col gap-4">
          {({ errors, typed }) => (
            <>
              <p className="text-small text-ink-2">{t('what', { name })}</p>
              <TextAreaField
                label={t('reason')}
                name="reason"
                rows={2}
                hint={t('reason_hint')}
                defaultValue={typed('reason')}
                error={errors.reason}
              />
              <ConfirmPassword
                label={t('password')}
                error={errors.password}
                look="danger"
                act={t('take')}
                acting={t('taking')}
              />
            </>
          )}
        </ActionForm>
      </CardBody>
    </Card>
  );
}
