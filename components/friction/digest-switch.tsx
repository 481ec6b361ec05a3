'use client';

import { useTranslations } from 'next-intl';
import { Switch } from '@/components/ui/switch';
import type { ActionResult } from '@/lib/action';

/** Whether the small things come by mail on Fridays. */
export function DigestSwitch({
  on,
  choose,
}: {
  on: boolean;
  choose: (input: { wanted: boolean }) => Promise<ActionResult<void>>;
}) {
  const t = useTranslations('today');
  return (
    <Switch
      on={on}
      label={t('by_mail')}
      detail={t('by_mail_detail')}
      onChange={(wanted) => choose({ wanted })}
    />
  );
}
