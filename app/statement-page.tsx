import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { Reading } from '@/components/invoices/reading';
import { AgesCard, UnderWayCard } from '@/components/statements/closing-parts';
import { MovementsTable } from '@/components/statements/movements-table';
import { ChooseDays, StatementFilters } from '@/components/statements/statement-head';
import { Section } from '@/components/ui/section';
import { AGES } from '@/domain/statements/ageing';
import { describeLine, sayInvoices, sayWay } from '@/domain/statements/describe-line';
import { earlierOf } from '@/domain/statements/earlier';
import { getStatement } from '@/domain/statements/get-statement';
import { NAMED_SPANS, readSpan, type SpanInput } from '@/domain/statements/span';
import type { Statement } from '@/domain/statements/statement';
import type { PersonActor } from '@/lib/session-row';
import { todayIn } from '@/lib/clock';
import { PortalError } from '@/lib/errors';
import { isCurrency } from '@/lib/money';

/** A page shows so many movements; what is before them stands in one row. */
const NEWEST = 100;

/** What is not understood of an address is passed over; days that can't be are said so. */
const text = z.string().max(30).optional().catch(undefined);
const Search = z.object({
  span: text,
  from: text,
  to: text,
  currency: z.string().refine(isCurrency).optional().catch(undefined),
});

/** A statement, or what is wrong with the days that it was asked for. */
export type AskedStatement =
  | { asked: SpanInput; statement: Statement; faults: null }
  | { asked: SpanInput; statement: null; faults: PortalError };

/** Reads the statement that an address asks for, in the zone of the firm that the page has read before. */
export async function readStatement(
  actor: PersonActor,
  search: unknown,
  { zone, clientId }: { zone: string; clientId?: string },
): Promise<AskedStatement> {
  const { currency, ...asked } = Search.parse(search);
  try {
    const span = readSpan(asked, todayIn(zone));
    const statement = await getStatement(actor, { clientId, currency, span, newest: NEWEST });
    return { asked, statement, faults: null };
  } catch (error) {
    if (error instanceof PortalError && error.code === 'invalid') {
      return { asked, statement: null, faults: error };
    }
    throw error;
  }
}

type Place = {
  place: string;
  /** The client's public id, where the firm asks. */
  client?: string;
  reading: Reading;
};

/** The days to choose from, and the files; where the days can't be, what is wrong with them. */
export async function StatementControls({
  read: { asked, statement, faults },
  place,
  client,
  reading,
}: Place & { read: AskedStatement }) {
  const t = await getTranslations();
  const errors = Object.fromEntries(
    Object.entries(faults?.fields ?? {}).map(([field, key]) => [
      field,
      t.has(key) ? t(key) : t('errors.invalid'),
    ]),
  );
  return (
    <div className="flex flex-col gap-4">
      {statement && (
        <StatementFilters
          place={place}
          client={client}
          span={statement.span}
          spans={NAMED_SPANS}
          currency={statement.currency}
          currencies={statement.currencies}
          reading={reading}
        />
      )}
      <ChooseDays
        place={place}
        currency={
          statement?.currency === statement?.currencies[0] ? undefined : statement?.currency
        }
        from={asked.from ?? statement?.from ?? ''}
        to={asked.to ?? statement?.to ?? ''}
        errors={errors}
        locale={reading.locale}
        today={reading.today}
      />
    </div>
  );
}

/** What moved, what is on its way, and how old it is. */
export async function StatementBody({
  statement,
  reader,
  reading,
}: {
  statement: Statement;
  reader: 'client' | 'firm';
  reading: Reading;
}) {
  const t = await getTranslations();
  const { lines, lineCount, underWay } = statement;
  const { locale } = reading;
  return (
    <>
      <Section
        title={t('statements.movements')}
        aside={
          lines.length < lineCount &&
          t('statements.newest_only', { shown: lines.length, all: lineCount })
        }
      >
        <MovementsTable
          statement={statement}
          earlier={earlierOf(statement)}
          words={lines.map((line) => describeLine(line, t, locale))}
          reader={reader}
          reading={reading}
        />
      </Section>
      {underWay.length > 0 && (
        <Section title={t('statements.on_its_way')}>
          <UnderWayCard
            statement={statement}
            words={underWay.map((money) => ({
              way: sayWay(money, t),
              invoices: sayInvoices(money.invoices, t, locale),
            }))}
            reading={reading}
          />
        </Section>
      )}
      <Section title={t('statements.ages')}>
        <AgesCard statement={statement} ages={AGES} reading={reading} />
      </Section>
    </>
  );
}
