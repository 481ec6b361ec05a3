import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { ReportSeen } from '@/components/invoices/report-seen';
import { InvoiceLines } from '@/components/invoices/invoice-lines';
import { InvoiceSums } from '@/components/invoices/invoice-sums';
import { LinkFrame } from '@/components/payments/link-frame';
import { LinkEnded } from '@/components/payments/link-ended';
import { PayCard } from '@/components/payments/pay-card';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Section } from '@/components/ui/section';
import { InvoiceChip } from '@/components/ui/state-chip';
import { Words } from '@/components/ui/words';
import { findFrontDoor } from '@/domain/access/get-front-door';
import { getInvoice } from '@/domain/invoices/get-invoice';
import { recordLinkAsked } from '@/domain/invoices/look-by-link';
import { findLinkedInvoice, linkActor } from '@/domain/invoices/pay-link';
import { clientSentence } from '@/domain/invoices/sentences';
import { payOffer } from '@/domain/payments/pay-offer';
import { PUBLIC } from '@/lib/actor';
import { originOf } from '@/lib/origin';
import { payByLinkAction } from './actions';
import { isOpening, linkAsked } from './link-asked';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payLink'))('title'), referrer: 'no-referrer' };
}

/**
 * One invoice, for whoever has the link of its mail. Asking for it is nobody's look, since mail scanners do it too: the page
 * tells once it was in sight.
 */
export default async function LinkedInvoicePage({
  params,
}: {
  params: Promise<{ token: string }>;
}) {
  const { token } = await params;
  const asked = await headers();
  const link = linkActor(token, originOf(asked));
  const door = await findFrontDoor(PUBLIC);
  const invoiceId = await findLinkedInvoice(link);
  if (!invoiceId || !door) {
    return (
      <LinkFrame door={door}>
        <LinkEnded />
      </LinkFrame>
    );
  }
  if (isOpening(asked)) await recordLinkAsked(link, linkAsked(asked));
  const invoice = await getInvoice(link, { id: invoiceId });
  const t = await getTranslations();
  const { facts, status } = invoice;
  const reading = { locale: door.locale, today: invoice.today };
  const offer = payOffer({ amountMinor: status.leftMinor, currency: facts.currency });
  return (
    <LinkFrame door={door}>
      <ReportSeen address={`/pay/${encodeURIComponent(token)}/seen`} />
      <FirstSentence
        reader="inner"
        lede={t('payLink.lede', {
          firm: door.firm.name,
          client: invoice.client.name,
          number: invoice.number ?? '',
          title: invoice.title,
        })}
        above={<InvoiceChip state={status.kind} reader="client" />}
      >
        {clientSentence(facts, status, { firstName: null }, { t, ...reading })}
      </FirstSentence>
      {offer && (
        <div className="max-w-100">
          <Words of={['payCard']}>
            <PayCard
              fields={{ token }}
              offer={offer}
              locale={door.locale}
              action={payByLinkAction}
            />
          </Words>
        </div>
      )}
      <Section title={t('invoices.page.for')}>
        <InvoiceLines
          lines={invoice.lines}
          currency={facts.currency}
          reading={reading}
          sums={<InvoiceSums invoice={invoice} reading={reading} />}
        />
      </Section>
      <p className="text-small text-ink-2">
        {t.rich('payLink.more', {
          link: (words) => (
            <a href={`/invoices/${invoice.id}`} className="link">
              {words}
            </a>
          ),
        })}
      </p>
    </LinkFrame>
  );
}
