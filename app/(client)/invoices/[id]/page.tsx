import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { InvoiceLines } from '@/components/invoices/invoice-lines';
import { InvoiceSums } from '@/components/invoices/invoice-sums';
import { InvoiceTimeline } from '@/components/invoices/invoice-timeline';
import { amountText, dayText } from '@/components/invoices/reading';
import { ReportSeen } from '@/components/invoices/report-seen';
import { PayCard } from '@/components/payments/pay-card';
import { ClientQuestions } from '@/components/questions/client-questions';
import { ClientShell } from '@/components/shell/client-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { LinkButton } from '@/components/ui/button';
import { Card, CardBody } from '@/components/ui/card';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Icon } from '@/components/ui/icon';
import { Section } from '@/components/ui/section';
import { InvoiceChip } from '@/components/ui/state-chip';
import { Words } from '@/components/ui/words';
import { getClientShell } from '@/domain/home/get-client-shell';
import { getInvoice } from '@/domain/invoices/get-invoice';
import { clientSentence } from '@/domain/invoices/sentences';
import type { ClientShellView } from '@/domain/access/shell-view';
import { listQuestions } from '@/domain/questions/list-questions';
import { payOffer } from '@/domain/payments/pay-offer';
import { formatDay, NO_YEAR } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { firstName } from '@/lib/first-name';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { payInvoiceAction } from './pay-actions';
import { askQuestionAction, replyToQuestionAction, settleQuestionAction } from './question-actions';
import { requireContact } from '@/app/(client)/require-contact';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('invoices'))('title') };
}

export default async function InvoicePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireContact(`/invoices/${id}`);
  const [shell, invoice, questions] = await readPage(() => {
    const invoiceId = parseId('in', id);
    return readAs(actor, () =>
      Promise.all([
        getClientShell(actor),
        getInvoice(actor, { id: invoiceId }),
        listQuestions(actor, { invoiceId }),
      ]),
    );
  });
  const t = await getTranslations();
  const { facts, status, number, today } = invoice;
  const reading = { locale: shell.locale, today };
  const sentence = clientSentence(facts, status, helperOf(shell), { t, ...reading });
  // While their bank asks for the money back nothing is asked of them.
  const isAsked = facts.dispute?.by !== 'bank';
  const offer = payOffer({ amountMinor: status.leftMinor, currency: facts.currency });
  const name = t('invoices.one', { number: number ?? '' });
  const { answerBy } = shell.helper.availability;
  const questionsAbout = (lineId: string | null) => (
    <ClientQuestions
      invoiceId={invoice.id}
      lineId={lineId}
      questions={questions.filter((question) => question.lineId === lineId)}
      canAsk={status.kind !== 'void'}
      canPay={offer !== null}
      reading={{ ...reading, zone: shell.zone }}
      helperName={helperOf(shell).firstName}
      answerBy={answerBy && t('questions.answer_by', answerBy)}
      actions={{
        ask: askQuestionAction,
        reply: replyToQuestionAction,
        settle: settleQuestionAction,
      }}
    />
  );
  return (
    <ClientShell shell={shell} place="invoices">
      <ReportSeen address={`/api/invoices/${invoice.id}/seen`} />
      <div className="flex flex-col gap-6">
        <div className="flex flex-col gap-4">
          <FirstSentence
            reader="inner"
            above={
              <Breadcrumb
                trail={[{ href: '/invoices', label: t('invoices.title') }]}
                current={name}
              />
            }
          >
            {sentence}
          </FirstSentence>
          <div className="flex flex-wrap items-center gap-3">
            <InvoiceChip state={status.kind} reader="client" />
            <p className="min-w-0 flex-1 text-small text-ink-2">
              <span className="max-sm:hidden">{invoice.title}</span>
              <span className="sm:hidden">
                {t('invoices.page.sent_on', {
                  number: number ?? '',
                  day: dayText(reading, invoice.issuedOn, 'short'),
                })}
              </span>
            </p>
            <LinkButton
              href={`/api/invoices/${invoice.id}/pdf?download`}
              download
              icon={<Icon name="download" size="button" />}
              className="max-sm:hidden"
            >
              {t('invoices.page.pdf')}
            </LinkButton>
          </div>
        </div>
        <div className={offer ? 'grid items-start gap-6 sm:grid-cols-2' : undefined}>
          <Card className="max-sm:border-0 max-sm:bg-transparent max-sm:shadow-none">
            <CardBody className="max-sm:p-0">
              <h2 className="mb-3 text-body font-strong max-sm:text-section">
                {t('invoices.page.happened')}
              </h2>
              <InvoiceTimeline
                entries={invoice.timeline}
                currency={facts.currency}
                reading={reading}
                reader="client"
                waits={isAsked}
              />
            </CardBody>
          </Card>
          {offer && (
            <div className="max-sm:order-first">
              <Words of={['payCard']}>
                <PayCard
                  lit={isAsked}
                  fields={{ invoiceId: invoice.id }}
                  offer={offer}
                  locale={shell.locale}
                  action={payInvoiceAction}
                />
              </Words>
              {invoice.creditMinor > 0n && (
                <p className="mt-3 px-1 text-small text-ink-2">
                  {t('invoices.page.credit', {
                    amount: amountText(reading, invoice.creditMinor, facts.currency),
                  })}{' '}
                  <a href={`/invoices/pay?invoice=${invoice.id}`} className="link">
                    {t('invoices.page.use_credit')}
                  </a>
                </p>
              )}
            </div>
          )}
        </div>
      </div>
      <Section
        title={t('invoices.page.for')}
        aside={
          invoice.agreement && (
            <a href={`/agreements/${invoice.agreement.id}`} className="link">
              {t('agreements.client.of', { day: signedDay(invoice.agreement.on, shell.locale) })}
            </a>
          )
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
          <div className="flex flex-col gap-3">{questionsAbout(null)}</div>
        </Words>
        <LinkButton
          href={`/api/invoices/${invoice.id}/pdf?download`}
          download
          wide
          icon={<Icon name="download" size="button" />}
          className="sm:hidden"
        >
          {t('invoices.page.pdf')}
        </LinkButton>
      </Section>
      {invoice.note && (
        <Section title={t('invoices.page.note', { firm: shell.firm.name })}>
          <p className="max-w-measure text-body whitespace-pre-line">{invoice.note}</p>
        </Section>
      )}
    </ClientShell>
  );
}

/** It is looked at years later, so that its year is always said. */
function signedDay(on: string, locale: string): string {
  return formatDay(on, { style: 'short', today: NO_YEAR, locale });
}

/** Whom to ask by name: the account manager, or nobody where the desk answers. */
function helperOf({ helper }: ClientShellView): { firstName: string | null } {
  return { firstName: helper.part === 'manager' ? firstName(helper.name) : null };
}
