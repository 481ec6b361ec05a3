import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { readStatement, StatementBody, StatementControls } from '@/app/statement-page';
import { dayText } from '@/components/invoices/reading';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { statementSentence } from '@/domain/statements/statement-sentence';
import { todayIn } from '@/lib/clock';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { currencyName } from '@/lib/money';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('statements'))('title') };
}

export default async function ClientStatementPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { id } = await params;
  const search = await searchParams;
  const place = `/staff/clients/${id}/statement`;
  const actor = await requireEmployee(place);
  const { shell, read } = await readPage(() =>
    readAs(actor, async () => {
      const shell = await getStaffShell(actor);
      const asked = { zone: shell.zone, clientId: parseId('cl', id) };
      return { shell, read: await readStatement(actor, search, asked) };
    }),
  );
  const t = await getTranslations();
  const { locale } = shell;
  const reading = { locale, today: todayIn(shell.zone) };
  const { statement } = read;
  return (
    <StaffShell shell={shell} place="clients">
      <FirstSentence
        reader="firm"
        above={
          <Breadcrumb
            trail={[
              { href: '/staff/clients', label: t('clients.title') },
              {
                href: `/staff/clients/${id}`,
                label: statement?.client.name ?? t('clients.one_title'),
              },
            ]}
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
          ? statementSentence(statement, { t, ...reading }, 'firm')
          : t('statements.wrong_span')}
      </FirstSentence>
      <StatementControls read={read} place={place} client={id} reading={reading} />
      {statement && <StatementBody statement={statement} reader="firm" reading={reading} />}
    </StaffShell>
  );
}
