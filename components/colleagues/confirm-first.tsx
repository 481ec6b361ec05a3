'use client';

import { useTranslations } from 'next-intl';
import { ConfirmPresence } from '@/components/access/confirm-presence';
import { Card, CardBody } from '@/components/ui/card';
import type { FormAction } from '@/components/ui/form-action';

/** "Is it you?" in the place of what changes who may come in. */
export function ConfirmFirst({ confirm }: { confirm: FormAction<void> }) {
  const t = useTranslations('colleagueForms.proof');
  return (
    <Card>
      <CardBody>
        <ConfirmPresence
          confirm={confirm}
          words={{
            password: t('password'),
            hint: t('why'),
            confirm: t('confirm'),
            confirming: t('confirming'),
          }}
        />
      </CardBody>
    </Card>
  );
}
