import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';

/** A step of signing in that waited too long, or is done: why, and where to begin again. */
export function StepOver({ what, href }: { what: 'second_step' | 'mail_code'; href: string }) {
  const t = useTranslations(`door.${what}`);
  return (
    <>
      <h1 className="say">{t('over_heading')}</h1>
      <p className="mt-2 text-lede text-ink-2">{t('over')}</p>
      <div className="mt-6">
        <LinkButton look="ink" href={href}>
          {t('again')}
        </LinkButton>
      </div>
    </>
  );
}
