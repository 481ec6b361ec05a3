'use client';

import { useTranslations } from 'next-intl';
import { ConfirmPresence } from '@/components/access/confirm-presence';
import { Card, CardBody } from '@/components/ui/card';
import type { FormAction } from '@/components/ui/form-action';

/** "Is it you?" in the place of what changes who may do what, or moves money. */
export function ConfirmFirst({
  confirm,
  before,
}: {
  confirm: FormAction<void>;
  before: 'rights' | 'money';
}) {
  const t = useTranslations('confirmFirst');
  return (
    <Card>
      <CardBody>
        <ConfirmPresence
          confirm={confirm}
          words={{
            password: t('password'),
            hint: t(`why.${before}`),
            confirm: t('confirm'),
            confirming: t('confirming'),
          }}
        />
      </CardBody>
    </Card>
  );
}
