import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { colleagueItem } from '@/app/colleague-item';
import { requireContact } from '@/app/(client)/require-contact';
import { ColleagueList } from '@/components/colleagues/colleague-list';
import { ClientShell } from '@/components/shell/client-shell';
import { LinkButton } from '@/components/ui/button';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Section } from '@/components/ui/section';
import { colleaguesSentence } from '@/domain/colleagues/colleagues-sentence';
import { listColleagues } from '@/domain/colleagues/list-colleagues';
import { getClientShell } from '@/domain/home/get-client-shell';
import { isOnlooker } from '@/lib/actor';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('colleagues'))('title') };
}

export default async function PeoplePage() {
  const actor = await requireContact('/people');
  const { shell, people } = await readPage(() =>
    readAs(actor, async () => ({
      people: await listColleagues(actor),
      shell: await getClientShell(actor),
    })),
  );
  const t = await getTranslations();
  const reading = { t, locale: shell.locale, zone: shell.zone };
  const onlyLooks = isOnlooker(actor);
  return (
    <ClientShell shell={shell} place={null}>
      <FirstSentence reader="inner" lede={t('colleagues.lede')}>
        {colleaguesSentence(people.colleagues, shell.client.name, t)}
      </FirstSentence>
      <div className="flex flex-col items-start gap-5">
        {!onlyLooks && (
          <LinkButton look="ink" href="/people/new">
            {t('colleagues.invite')}
          </LinkButton>
        )}
        <div className="w-full">
          <ColleagueList
            label={t('colleagues.title')}
            colleagues={people.colleagues.map((each) => colleagueItem(each, reading))}
            onlyLooks={onlyLooks}
          />
        </div>
      </div>
      {people.ended.length > 0 && (
        <Section title={t('colleagues.ended')}>
          <ColleagueList
            label={t('colleagues.ended')}
            colleagues={people.ended.map((each) => colleagueItem(each, reading))}
            onlyLooks={onlyLooks}
          />
        </Section>
      )}
    </ClientShell>
  );
}
