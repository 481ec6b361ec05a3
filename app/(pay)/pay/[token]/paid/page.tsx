import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AskAgain } from '@/components/payments/ask-again';
import { LinkEnded } from '@/components/payments/link-ended';
import { LinkFrame } from '@/components/payments/link-frame';
import { OutcomeChip } from '@/components/payments/outcome-chip';
import { LinkButton } from '@/components/ui/button';
import { FirstSentence } from '@/components/ui/first-sentence';
import { findFrontDoor } from '@/domain/access/get-front-door';
import { findLinkedInvoice, linkActor } from '@/domain/invoices/pay-link';
import { getPaymentOutcome } from '@/domain/payments/get-payment-outcome';
import { outcomeWords } from '@/domain/payments/outcome-words';
import { PUBLIC } from '@/lib/actor';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payments.outcome'))('title'), referrer: 'no-referrer' };
}

/** Where Stripe sends whoever paid by a link back to. What became of it our rows and Stripe say, never the address. */
export default async function PaidByLinkPage({
  params,
  searchParams,
}: {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ checkout?: string | string[] }>;
}) {
  const { token } = await params;
  const { checkout } = await searchParams;
  const link = linkActor(token);
  const door = await findFrontDoor(PUBLIC);
  if (!door || !(await findLinkedInvoice(link))) {
    return (
      <LinkFrame door={door}>
        <LinkEnded />
      </LinkFrame>
    );
  }
  const outcome = await readPage(async () =>
    getPaymentOutcome(link, { checkoutId: parseId('ck', String(checkout)) }),
  );
  const t = await getTranslations();
  const { sentence, lede } = outcomeWords(outcome, { t, locale: door.locale, firstName: null });
  const { kind } = outcome;
  return (
    <LinkFrame door={door}>
      {kind === 'waiting' && <AskAgain />}
      <FirstSentence reader="inner" lede={lede} above={<OutcomeChip kind={kind} />}>
        <span aria-live="polite">{sentence}</span>
      </FirstSentence>
      <div>
        <LinkButton
          href={`/pay/${encodeURIComponent(token)}`}
          look={kind === 'failed' || kind === 'unpaid' ? 'lamp' : 'outline'}
          size="pay"
        >
          {t('payments.outcome.see')}
        </LinkButton>
      </div>
    </LinkFrame>
  );
}
