import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { readStatement, StatementBody, StatementControls } from '@/app/statement-page';
import { dayText } from '@/components/invoices/reading';
import { ClientShell } from '@/components/shell/client-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getClientShell } from '@/domain/home/get-client-shell';
import { statementSentence } from '@/domain/statements/statement-sentence';
import { todayIn } from '@/lib/clock';
import { readAs } from '@/lib/db';
import { currencyName } from '@/lib/money';
import { readPage } from '@/lib/page';
import { requireContact } from '@/app/(client)/require-contact';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('statements'))('title') };
}

export default async function StatementPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const search = await searchParams;
  const actor = await requireContact('/statements');
  const { shell, read } = await readPage(() =>
    readAs(actor, async () => {
      const shell = await getClientShell(actor);
      return { shell, read: await readStatement(actor, search, { zone: shell.zone }) };
    }),
  );
  const t = await getTranslations();
  const { locale } = shell;
  const reading = { locale, today: todayIn(shell.zone) };
  const { statement } = read;
  return (
    <ClientShell shell={shell} place="invoices">
      <div className="flex flex-col gap-6">
        <FirstSentence
          reader="inner"
          above={
            <Breadcrumb
              trail={[{ href: '/invoices', label: t('invoices.title') }]}
              current={t('statements.title')}
            />
          }
          lede={
            statement &&
            t('statements.lede', {
              from: dayText(reading, statement.from, 'short'),
              to: dayText(reading, statement.to, 'short'),
              currency: currencyName(statement.currency, locale),
            })
          }
        >
          {statement
            ? statementSentence(statement, { t, ...reading }, 'client')
            : t('statements.wrong_span')}
        </FirstSentence>
        <StatementControls read={read} place="/statements" reading={reading} />
      </div>
      {statement && <StatementBody statement={statement} reader="client" reading={reading} />}
    </ClientShell>
  );
}
