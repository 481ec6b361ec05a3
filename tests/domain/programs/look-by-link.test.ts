import { beforeAll, describe, expect, it } from 'vitest';
import { changeProgramRules } from '@/domain/firm/change-program-rules';
import { markSeenByLink, recordLinkAsked } from '@/domain/invoices/look-by-link';
import { linkActor, makePayLink } from '@/domain/invoices/pay-link';
import { DEFAULT_RULES } from '@/domain/programs/program-rules';
import { now, withClock } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { newId } from '@/lib/ids';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { logged } from '@/tests/support/logged';

const HOUR = 3_600_000;
const headers = { 'accept-language': 'en-US', 'sec-fetch-mode': 'navigate' };
const browser = { ip: '198.51.100.7', userAgent: 'Mozilla/5.0 (X11; Linux) Firefox/140.0' };

let invoiceId: string;

/** A new link of a mail, and whoever comes by it. */
async function mail() {
  const link = await dbAs(cast.ingrid, (db) =>
    makePayLink(db, {
      clientId: brightwater.clientId,
      invoiceId,
      contactId: cast.dana.contactId,
    }),
  );
  const token = link.split('/').at(-1) ?? '';
  return (origin = browser) => linkActor(token, { ...origin });
}

const later = <T>(ms: number, work: () => Promise<T>) =>
  withClock(new Date(now().getTime() + ms), work);

const looks = () => logged(`a.type = 'invoice.viewed'`);
const seenAt = async () =>
  (
    await ownerQuery<{ seen_at: Date | null }>('SELECT seen_at FROM invoice WHERE id = $1', [
      invoiceId,
    ])
  )[0]?.seen_at;

describe('a look by the link of a mail', () => {
  beforeAll(async () => {
    invoiceId = newId();
    await ownerQuery(
      `INSERT INTO invoice (id, client_id, number, state, currency, title, total_minor, issued_on, due_on, sent_at)
       VALUES ($1, $2, '9001', 'open', 'USD', 'Books', 100, current_date, current_date + 30, now())`,
      [invoiceId, brightwater.clientId],
    );
  });

  it('is a scanner’s seconds after the mail, once, and not "seen"', async () => {
    const by = await mail();
    for (let one = 0; one < 3; one += 1) await recordLinkAsked(by(), { headers });
    await markSeenByLink(by(), { headers });
    expect(await looks()).toMatchObject([{ by: 'scanner', contact_id: null, visit_id: null }]);
    expect(await seenAt()).toBeNull();
  });

  it('of a robot is a robot’s', async () => {
    const by = await mail();
    const robot = { ip: '203.0.113.5', userAgent: 'curl/8.9.1' };
    await later(HOUR, () => recordLinkAsked(by(robot), { headers: {} }));
    expect((await looks()).at(-1)).toMatchObject({ by: 'bot' });
  });

  it('of a person is told by the page alone, and is whose the mail was', async () => {
    const by = await mail();
    const before = (await looks()).length;
    await later(HOUR, () => recordLinkAsked(by(), { headers }));
    expect(await looks()).toHaveLength(before);
    expect(await seenAt()).toBeNull();
    await later(HOUR, () => markSeenByLink(by(), { headers }));
    await later(HOUR, () => markSeenByLink(by(), { headers }));
    const all = await looks();
    expect(all).toHaveLength(before + 1);
    expect(all.at(-1)).toMatchObject({ by: 'client', contact_id: cast.dana.contactId });
    expect(await seenAt()).toBeInstanceOf(Date);
  });

  it('goes by the firm’s rules from when they are changed', async () => {
    const rules = { ...DEFAULT_RULES, ranges: ['198.51.100.0/24'] };
    await changeProgramRules(cast.ingrid, rules);
    await changeProgramRules(cast.ingrid, rules);
    const by = await mail();
    await later(HOUR, () => recordLinkAsked(by(), { headers }));
    expect((await looks()).at(-1)).toMatchObject({ by: 'scanner' });
    expect(await logged(`a.type = 'firm.changed'`)).toMatchObject([
      { data: { fields: ['programs'] } },
    ]);
    await expect(changeProgramRules(cast.ruth, rules)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is none by a link that is none', async () => {
    const before = (await looks()).length;
    await recordLinkAsked(linkActor('nothing', browser), { headers });
    await expect(markSeenByLink(linkActor('nothing', browser), { headers })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await looks()).toHaveLength(before);
  });
});
