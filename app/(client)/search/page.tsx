import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { mailHref } from '@/components/person/contact-links';
import { SearchPage } from '@/components/search/search-page';
import { ClientShell } from '@/components/shell/client-shell';
import { LinkButton } from '@/components/ui/button';
import { getClientShell } from '@/domain/home/get-client-shell';
import type { HelperView } from '@/domain/access/shell-view';
import { describeSearch } from '@/domain/search/describe-search';
import { SearchAddress } from '@/domain/search/search-address';
import { searchPortal } from '@/domain/search/search-portal';
import { todayIn } from '@/lib/clock';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireContact } from '@/app/(client)/require-contact';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('searchPanel'))('title') };
}

export default async function ClientSearchPage({ searchParams }: PageProps<'/search'>) {
  const actor = await requireContact('/search');
  const asked = SearchAddress.parse(await searchParams);
  const { shell, view } = await readPage(() =>
    readAs(actor, async () => {
      const shell = await getClientShell(actor);
      return {
        shell,
        view: await searchPortal(actor, asked.q, { ...asked, locale: shell.locale }),
      };
    }),
  );
  const { locale, zone } = shell;
  const t = await getTranslations();
  const reader = { isFirm: false, t, locale, zone, today: todayIn(zone) };
  return (
    <ClientShell shell={shell} place={null}>
      <div className="flex flex-col gap-6">
        <SearchPage
          answer={describeSearch(view, reader)}
          place="/search"
          kind={asked.kind}
          ask={<Ask helper={shell.helper} query={view.query} />}
        />
      </div>
    </ClientShell>
  );
}

/** The words already in a letter to the person who will know. */
async function Ask({ helper, query }: { helper: HelperView; query: string }) {
  const t = await getTranslations('searchPanel');
  const { email, name, part } = helper;
  const subject = encodeURIComponent(t('subject', { query }));
  return (
    email && (
      <div>
        <LinkButton look="ink" href={`${mailHref(email)}?subject=${subject}`}>
          {part === 'manager' ? t('ask_name', { name: name.split(' ')[0] ?? name }) : t('ask')}
        </LinkButton>
      </div>
    )
  );
}
