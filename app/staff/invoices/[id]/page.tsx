import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { GiveUpButton } from '@/components/invoices/give-up-button';
import { InvoiceFacts } from '@/components/invoices/invoice-facts';
import { InvoiceLines } from '@/components/invoices/invoice-lines';
import { InvoiceSums } from '@/components/invoices/invoice-sums';
import { InvoiceTimeline } from '@/components/invoices/invoice-timeline';
import { MoneyActs } from '@/components/invoices/money-acts';
import { RecordPaymentForm } from '@/components/invoices/record-payment-form';
import { VoidButton } from '@/components/invoices/void-button';
import { FirmQuestions } from '@/components/questions/firm-questions';
import { RemindButton } from '@/components/reminders/remind-button';
import { StaffColumns, StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { LinkButton } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Icon } from '@/components/ui/icon';
import { InvoiceChip } from '@/components/ui/state-chip';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { may } from '@/domain/authorize';
import { getInvoice, type InvoiceView } from '@/domain/invoices/get-invoice';
import { staffSentence } from '@/domain/invoices/sentences';
import { listQuestions } from '@/domain/questions/list-questions';
import { RECORDED_METHODS } from '@/domain/payments/record-payment';
import { MOST_REMINDERS } from '@/domain/reminders/due-reminder';
import { readAs } from '@/lib/db';
import { newId, parseId } from '@/lib/ids';
import { formatFigure } from '@/lib/money';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import { giveUpInvoiceAction, recordPaymentAction, voidInvoiceAction } from '../actions';
import { useCreditAction } from './reversal-actions';
import { answerQuestionAction, remindNowAction } from '../question-actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('invoices'))('title') };
}

/** What a transfer was looked up by, which its form begins with. */
const Transfer = z.object({
  amount: z.string().max(60).optional().catch(undefined),
  reference: z.string().max(200).optional().catch(undefined),
});

export default async function FirmInvoicePage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { id } = await params;
  const transfer = Transfer.parse(await searchParams);
  const actor = await requireEmployee(`/staff/invoices/${id}`);
  const [shell, invoice, questions] = await readPage(() => {
    const invoiceId = parseId('in', id);
    return readAs(actor, () =>
      Promise.all([
        getStaffShell(actor),
        getInvoice(actor, { id: invoiceId }),
        listQuestions(actor, { invoiceId }),
      ]),
    );
  });
  const { facts, status, number, client, today } = invoice;
  if (status.kind === 'draft') redirect(`/staff/invoices/${id}/edit`);
  const t = await getTranslations();
  const reading = { locale: shell.locale, today };
  const looked = {
    clientName: client.name,
    seenOn: invoice.seenOn,
    seenByName: invoice.seenByName,
  };
  const reminders = remindersOf(invoice);
  const questionsAbout = (lineId: string | null) => (
    <FirmQuestions
      questions={questions.filter((question) => question.lineId === lineId)}
      reading={{ ...reading, zone: shell.zone }}
      answer={answerQuestionAction}
    />
  );
  return (
    <StaffShell shell={shell} place="invoices">
      <FirstSentence
        reader="firm"
        above={
          <Breadcrumb
            trail={[{ href: '/staff/invoices', label: t('invoices.title') }]}
            current={t('invoices.one', { number: number ?? '' })}
          />
        }
        lede={
          <span className="flex flex-wrap items-center gap-2">
            <InvoiceChip state={status.kind} reader="firm" />
            {invoice.title}
          </span>
        }
        actions={
          <>
            <LinkButton
              href={`/api/invoices/${invoice.id}/pdf?download`}
              download
              icon={<Icon name="download" size="button" />}
            >
              {t('invoices.page.pdf')}
            </LinkButton>
            {reminders.left > 0 && (
              <RemindButton
                invoiceId={invoice.id}
                number={number ?? ''}
                client={client.name}
                left={reminders.left}
                action={remindNowAction}
              />
            )}
            {(facts.state === 'open' || facts.state === 'uncollectible') &&
              may(actor, 'invoice.give_up') && (
                <GiveUpButton
                  invoiceId={invoice.id}
                  number={number ?? ''}
                  client={client.name}
                  given={facts.state === 'uncollectible'}
                  action={giveUpInvoiceAction}
                />
              )}
            {invoice.voidable && (
              <VoidButton
                invoiceId={invoice.id}
                number={number ?? ''}
                client={client.name}
                action={voidInvoiceAction}
              />
            )}
          </>
        }
      >
        {staffSentence(facts, status, looked, { t, ...reading })}
      </FirstSentence>
      <StaffColumns
        side={
          <>
            <Card>
              <CardHeader title={t('invoices.firm.facts')} />
              <CardBody>
                <InvoiceFacts invoice={invoice} reading={reading} />
              </CardBody>
              <Words of={['reversals']}>
                <MoneyActs
                  invoice={invoice}
                  reading={reading}
                  mayRefund={may(actor, 'payment.refund')}
                  useCredit={useCreditAction}
                />
              </Words>
            </Card>
            <Card>
              <CardHeader title={t('invoices.page.happened')} />
              <CardBody>
                <InvoiceTimeline
                  entries={invoice.timeline}
                  currency={facts.currency}
                  reading={reading}
                  reader="firm"
                />
                {invoice.voidReason && (
                  <p className="text-small text-ink-2">
                    {t('invoices.firm.void_why', { reason: invoice.voidReason })}
                  </p>
                )}
              </CardBody>
            </Card>
            {status.owedMinor > 0n && (
              <Card id="record">
                <CardHeader title={t('invoices.record.title')} />
                <CardBody>
                  <Words of={['invoices']}>
                    <RecordPaymentForm
                      // Another payment is another form: what was typed for the last one goes with it.
                      key={status.owedMinor.toString()}
                      invoiceId={invoice.id}
                      formKey={newId()}
                      currency={facts.currency}
                      leftText={formatFigure(
                        {
                          amountMinor: status.leftMinor || status.owedMinor,
                          currency: facts.currency,
                        },
                        reading.locale,
                      )}
                      {...transfer}
                      methods={RECORDED_METHODS}
                      locale={reading.locale}
                      today={today}
                      action={recordPaymentAction}
                    />
                  </Words>
                </CardBody>
              </Card>
            )}
          </>
        }
      >
        <Words of={['questionForms']}>
          <InvoiceLines
            lines={invoice.lines}
            currency={facts.currency}
            reading={reading}
            questionsOf={({ id: lineId }) => questionsAbout(lineId)}
            sums={<InvoiceSums invoice={invoice} reading={reading} />}
          />
          {questions.some(({ lineId }) => lineId === null) && (
            <Card>
              <CardHeader title={t('questions.whole')} />
              <CardBody className="flex flex-col gap-4">{questionsAbout(null)}</CardBody>
            </Card>
          )}
        </Words>
        {invoice.note && (
          <Card>
            <CardHeader title={t('invoices.firm.note')} />
            <CardBody className="text-body whitespace-pre-line">{invoice.note}</CardBody>
          </Card>
        )}
      </StaffColumns>
    </StaffShell>
  );
}

/** How many more reminders may go out by hand: none of what is settled, clearing, or asked about. */
function remindersOf({ facts, status, timeline }: InvoiceView): { left: number } {
  const asked = status.kind === 'disputed' || status.leftMinor === 0n || facts.state !== 'open';
  const sent = timeline.filter(({ kind }) => kind === 'reminded').length;
  return { left: asked ? 0 : MOST_REMINDERS - sent };
}
