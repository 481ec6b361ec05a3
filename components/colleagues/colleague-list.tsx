import { useTranslations } from 'next-intl';
import { PersonRow } from '@/components/person/person-row';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { Name } from '@/components/ui/name';

/** Somebody of one's own client, their rights in words. */
export type ColleagueItem = {
  id: string;
  name: string;
  nameLang: string | null;
  email: string;
  title: string | null;
  isSelf: boolean;
  rights: string;
  state: 'in' | 'invited' | 'ended';
  /** When they were last here, were invited, or their access ended. */
  seen: string | null;
};

/** People of one client, each with what they may do. */
export function ColleagueList({
  label,
  colleagues,
  onlyLooks,
}: {
  label: string;
  colleagues: readonly ColleagueItem[];
  /** Without the buttons: for somebody at the firm who sees it as the contact does. */
  onlyLooks: boolean;
}) {
  const t = useTranslations('colleagues');
  return (
    <Card>
      <ul aria-label={label} className="divide-y divide-line">
        {colleagues.map((colleague) => (
          <PersonRow
            key={colleague.id}
            name={colleague.name}
            aside={
              !onlyLooks && (
                <LinkButton
                  href={`/people/${colleague.id}`}
                  aria-label={t(colleague.state === 'ended' ? 'give_back_to' : 'change_of', {
                    name: colleague.name,
                  })}
                >
                  {t(colleague.state === 'ended' ? 'give_back' : 'change')}
                </LinkButton>
              )
            }
          >
            <About colleague={colleague} />
          </PersonRow>
        ))}
      </ul>
    </Card>
  );
}

function About({ colleague }: { colleague: ColleagueItem }) {
  const t = useTranslations('colleagues');
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-name">
          <Name name={colleague.name} lang={colleague.nameLang} />
        </span>
        {colleague.isSelf && <span className="text-small text-ink-2">{t('you')}</span>}
        {colleague.state === 'invited' && (
          <Chip tone="line" icon="mail-check">
            {t('invited')}
          </Chip>
        )}
      </p>
      <p className="text-small break-words text-ink-2">
        {[colleague.title, colleague.email].filter(Boolean).join(' · ')}
      </p>
      <p className="mt-1">{colleague.rights}</p>
      {colleague.seen && <p className="text-small text-ink-2">{colleague.seen}</p>}
    </>
  );
}
