import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OutagesCard } from '@/components/friction/outages-card';
import { StaffShell } from '@/components/shell/staff-shell';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { listOutages, type OutageView } from '@/domain/friction/outages/list-outages';
import { type Day, todayIn } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import type { Translate } from '@/lib/translator';

const DAYS = 90;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('outages'))('title') };
}

export default async function OutagesPage() {
  const actor = await requireEmployee('/staff/friction/outages');
  const { shell, outages } = await readPage(() =>
    readAs(actor, async () => {
      const [shell, outages] = await Promise.all([
        getStaffShell(actor),
        listOutages(actor, { days: DAYS }),
      ]);
      return { shell, outages };
    }),
  );
  const t = await getTranslations();
  const { locale, zone } = shell;
  const reading = { t, locale, zone, today: todayIn(zone) };
  return (
    <StaffShell shell={shell} place="friction">
      <FirstSentence reader="firm" lede={t('outages.lede')}>
        {t('outages.sentence', { count: outages.length, days: DAYS })}
      </FirstSentence>
      <OutagesCard outages={outages.map((outage) => outageItem(outage, reading))} />
    </StaffShell>
  );
}

type Reading = { t: Translate; locale: string; zone: string; today: Day };

function outageItem(outage: OutageView, { t, ...reader }: Reading) {
  const { id, clients, errors, during, pages, own } = outage;
  const { locale } = reader;
  const all = new Intl.ListFormat(locale, { type: 'conjunction' });
  const time = (at: Date) => formatInstant(at, { style: 'row', ...reader });
  const said = during.map((each) => t(`outages.during.${each}`));
  return {
    id,
    time: time(outage.beganAt),
    heading:
      said.length > 0
        ? t('outages.heading', { clients, errors, during: all.format(said) })
        : t('outages.heading_unseen', { clients, errors }),
    pages: pages.length > 0 ? t('outages.pages', { pages: all.format(pages) }) : null,
    own: own.map((client) => ({
      ...{ id: client.id, name: client.name, nameLang: client.nameLang },
      href: `/staff/clients/${client.id}`,
      detail: t('outages.own', { errors: client.errors, time: time(client.firstAt) }),
      logHref: `/staff/activity?client=${client.id}&before=${client.firstAt.getTime() + 1}.${client.eventId}#event-${client.eventId}`,
    })),
  };
}
