import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ConsentForm } from '@/components/consent/consent-form';
import { ConsentGiven } from '@/components/consent/consent-given';
import { DisclosureParts } from '@/components/consent/disclosure-parts';
import { ClientShell } from '@/components/shell/client-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Words } from '@/components/ui/words';
import { getClientShell } from '@/domain/home/get-client-shell';
import { getConsent } from '@/domain/consent/get-consent';
import { consentSentence } from '@/domain/consent/sentences';
import { todayIn } from '@/lib/clock';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import {
  beginSampleAction,
  declineConsentAction,
  giveConsentAction,
  withdrawConsentAction,
} from './actions';
import { requireContact } from '@/app/(client)/require-contact';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('consent'))('title') };
}

export default async function ConsentPage() {
  const actor = await requireContact('/consent');
  const { shell, consent } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getClientShell(actor),
      consent: await getConsent(actor),
    })),
  );
  const { zone, locale, firm, client } = shell;
  const t = await getTranslations();
  const { standing, disclosure } = consent;
  const words = { t, locale, today: todayIn(zone) };
  const lede = t(`consent.lede.${standing.said}`, { firm: firm.name, client: client.name });
  return (
    <ClientShell shell={shell} place="documents">
      <FirstSentence
        reader="inner"
        above={
          <Breadcrumb
            trail={[{ href: '/documents', label: t('documents.title') }]}
            current={t('consent.title')}
          />
        }
        lede={lede}
      >
        {consentSentence(consent, words, zone)}
      </FirstSentence>
      <DisclosureParts parts={disclosure.parts} />
      <Words of={['consent', 'documents', 'documentFind']}>
        {standing.said === 'given' ? (
          <ConsentGiven withdraw={withdrawConsentAction} />
        ) : (
          <ConsentForm
            disclosure={disclosure.sha256}
            isLit={standing.said === 'none' && consent.held > 0}
            wantsPaper={standing.said === 'declined'}
            acts={{
              begin: beginSampleAction,
              give: giveConsentAction,
              decline: declineConsentAction,
            }}
          />
        )}
      </Words>
    </ClientShell>
  );
}
