import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AgreedBills } from '@/components/agreements/agreed-bills';
import { AgreedItems } from '@/components/agreements/agreed-items';
import { signedText } from '@/components/agreements/signed-text';
import { ClientShell } from '@/components/shell/client-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { LinkButton } from '@/components/ui/button';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Icon } from '@/components/ui/icon';
import { Section } from '@/components/ui/section';
import { getClientShell } from '@/domain/home/get-client-shell';
import { agreementSentence } from '@/domain/agreements/agreement-sentence';
import { getAgreement } from '@/domain/agreements/get-agreement';
import { formatDay, NO_YEAR } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireContact } from '@/app/(client)/require-contact';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agreements'))('one') };
}

export default async function AgreementPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireContact(`/agreements/${id}`);
  const [agreement, shell] = await readPage(() =>
    readAs(actor, () =>
      Promise.all([getAgreement(actor, { id: parseId('ag', id) }), getClientShell(actor)]),
    ),
  );
  const t = await getTranslations();
  const { today, document, signedOn, startsOn } = agreement;
  const { locale } = shell;
  const reading = { locale, today };
  const day = formatDay(signedOn ?? startsOn, { style: 'short', today: NO_YEAR, locale });
  return (
    <ClientShell shell={shell} place="invoices">
      <FirstSentence
        reader="inner"
        above={
          <Breadcrumb
            trail={[{ href: '/invoices', label: t('invoices.title') }]}
            current={t('agreements.client.of', { day })}
          />
        }
        lede={[
          signedText(agreement, t, locale),
          t('agreements.client.due_days', { days: agreement.dueDays }),
        ].join(' ')}
      >
        {agreementSentence(agreement, { t, ...reading })}
      </FirstSentence>
      <Section
        title={t('agreements.client.what')}
        aside={
          document && (
            <LinkButton
              href={`/documents/${document.id}`}
              icon={<Icon name="file-text" size="button" />}
            >
              {t('agreements.client.paper')}
            </LinkButton>
          )
        }
      >
        <AgreedItems agreement={agreement} reading={reading} />
      </Section>
      <Section title={t('agreements.client.bills')}>
        <AgreedBills bills={agreement.bills} more={agreement.more} reading={reading} />
      </Section>
    </ClientShell>
  );
}
