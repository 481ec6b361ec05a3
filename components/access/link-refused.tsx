import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';

/** A link that does not work any more: why, and what to do. */
export function LinkRefused({
  state,
  kind,
}: {
  state: 'used' | 'expired' | 'unknown';
  kind: 'invitation' | 'reset' | 'address';
}) {
  const t = useTranslations('door.refused');
  return (
    <>
      <h1 className="say">{t(`${state}_heading`)}</h1>
      <p className="mt-2 text-lede text-ink-2">{t(`${kind}_${state}`)}</p>
      <div className="mt-6 flex flex-wrap gap-2">
        {kind === 'reset' && (
          <LinkButton look="ink" href="/sign-in/forgotten">
            {t('new_link')}
          </LinkButton>
        )}
        <LinkButton look={kind === 'reset' ? 'outline' : 'ink'} href="/sign-in">
          {t('sign_in')}
        </LinkButton>
      </div>
    </>
  );
}
