import { recordActivity } from '@/domain/activity/record-activity';
import type { Actor } from '@/lib/actor';
import { parseId } from '@/lib/ids';
import { todayIn } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { countTry, type Limit } from '@/lib/rate-limit';
import { authorize } from '../authorize';
import { getStatement } from './get-statement';
import { readSpan, type SpanInput } from './span';
import type { Statement } from './statement';

/** Making one takes processor time: nobody needs more, and a program that asks for ever is stopped. */
const LIMIT: Limit = { max: 30, windowSeconds: 600 };

/** Of the movements of a currency so many are printed, the newest: some fifty sheets, and two seconds. CSV has all. */
const MOST_ON_PAPER = 2000;

export type ExportAsked = SpanInput & {
  /** Whose; a contact's own client, whichever they name. */
  clientId?: string | undefined;
  currency?: string | undefined;
};

/**
 * A statement to take away, written down before its first byte leaves. A CSV has every movement; a PDF the newest 2,000 of
 * a currency, and the client's other currencies behind the one that was asked for, each a statement of its own.
 * @throws PortalError too_many beyond 30 in 10 minutes; otherwise as `getStatement`
 */
export async function exportStatement(
  actor: Actor,
  { clientId, currency, ...input }: ExportAsked,
  format: 'pdf' | 'csv',
): Promise<[Statement, ...Statement[]]> {
  authorize(actor, 'statement.download');
  await countTry(actor, `statement ${actor.personId}`, LIMIT);
  return dbAs(actor, async (db) => {
    const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
    const span = readSpan(input, todayIn(zone));
    const newest = format === 'pdf' ? MOST_ON_PAPER : undefined;
    const first = await getStatement(actor, { clientId, currency, span, newest });
    const statements: [Statement, ...Statement[]] = [first];
    if (format === 'pdf') {
      for (const other of first.others) {
        const asked = { clientId, currency: other.currency, span, newest };
        statements.push(await getStatement(actor, asked));
      }
    }
    await recordActivity(db, actor, {
      type: 'statement.downloaded',
      clientId: parseId('cl', first.client.id),
      subject: null,
      data: { format, fromOn: first.from, toOn: first.to, currency: first.currency },
    });
    return statements;
  });
}
