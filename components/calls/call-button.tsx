import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { CALL_PAGE } from './call-page';

/** "Log a call", with its key. A link: without script, and on a phone, it is a page. */
export function CallButton({ wide = false }: { wide?: boolean }) {
  const t = useTranslations('calls');
  return (
    <LinkButton href={CALL_PAGE} wide={wide} icon={<Icon name="phone" size="button" />}>
      {t('log')}
      <kbd
        className="rounded-chip border border-line px-1.5 font-sans text-tiny text-ink-2 max-sm:hidden"
        aria-hidden
      >
        L
      </kbd>
    </LinkButton>
  );
}
