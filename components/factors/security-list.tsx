import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { List, Row } from '@/components/ui/list';

/** The ways into an account: the password, and what is asked after it. */
export function SecurityList({
  base,
  since,
  codesLeft,
  isNeeded,
}: {
  /** Where this page is, for the client's people or the firm's. */
  base: '/security' | '/staff/security';
  /** The day on which the second step was set up, written out; null without one. */
  since: string | null;
  codesLeft: number;
  /** The firm asks it of its reader, who has none. */
  isNeeded: boolean;
}) {
  const t = useTranslations('security');
  return (
    <Card lit={isNeeded}>
      <List label={t('title')}>
        <Row
          icon="lock"
          title={t('second_step.title')}
          detail={since ? t('second_step.on', { since, left: codesLeft }) : t('second_step.off')}
          keepAction
          action={
            <LinkButton
              look={isNeeded ? 'lamp' : 'outline'}
              href={`${base}/second-step`}
              aria-label={t(since ? 'second_step.change_label' : 'second_step.set_up_label')}
            >
              {t(since ? 'change' : 'set_up')}
            </LinkButton>
          }
        />
        <Row
          icon="pencil"
          title={t('password.title')}
          detail={t(since ? 'password.with_code' : 'password.alone')}
          keepAction
          action={
            <LinkButton href={`${base}/password`} aria-label={t('password.change_label')}>
              {t('change')}
            </LinkButton>
          }
        />
      </List>
    </Card>
  );
}
