'use client';

import { useTranslations } from 'next-intl';
import { ConfirmPresence } from '@/components/access/confirm-presence';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { FormAction } from '@/components/ui/form-action';

type Asked = {
  confirm: FormAction<void>;
  before: 'rights' | 'money';
};

/** "Is it you?" in the place of what changes who may do what, or moves money. */
export function ConfirmFirst({
  title,
  ...asked
}: Asked & {
  /** What it stands in the place of, where nothing else on the page says so. */
  title?: string;
}) {
  const t = useTranslations('confirmFirst');
  return (
    <Card>
      <CardHeader title={title ?? t('title')} />
      <CardBody>{title ? <ConfirmInPlace {...asked} /> : <ConfirmForm {...asked} />}</CardBody>
    </Card>
  );
}

/** The same in a place that has its own title, as a row of the settings. */
export function ConfirmInPlace(asked: Asked) {
  const t = useTranslations('confirmFirst');
  return (
    <div className="flex flex-col gap-2">
      <p className="font-name">{t('title')}</p>
      <ConfirmForm {...asked} />
    </div>
  );
}

function ConfirmForm({ confirm, before }: Asked) {
  const t = useTranslations('confirmFirst');
  return (
    <ConfirmPresence
      confirm={confirm}
      words={{
        password: t('password'),
        hint: t(`why.${before}`),
        confirm: t('confirm'),
        confirming: t('confirming'),
      }}
    />
  );
}
