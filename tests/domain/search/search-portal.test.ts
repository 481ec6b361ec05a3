import { beforeAll, describe, expect, it } from 'vitest';
import { recordSearch } from '@/domain/search/record-search';
import { type SearchOptions, searchPortal, type SearchView } from '@/domain/search/search-portal';
import type { Actor } from '@/lib/actor';
import { PUBLIC } from '@/lib/actor';
import { newId } from '@/lib/ids';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { logged } from '@/tests/support/logged';
import { refusal } from '@/tests/support/refusal';

const { ingrid, ruth, tom, hugh, dana, joan, marco } = cast;

const search = (actor: Actor, typed: string, options: Partial<SearchOptions> = {}) =>
  searchPortal(actor, typed, { locale: 'en-US', ...options });

/** What was found, a line each: 'invoice 1058'. */
function lines({ groups }: SearchView): string[] {
  return groups.flatMap((group) => {
    if (group.kind === 'client') return group.rows.map(({ name }) => `client ${name}`);
    if (group.kind === 'invoice')
      return group.rows.map(({ number, title }) => `invoice ${number ?? title}`);
    return group.rows.map(({ title }) => `document ${title}`);
  });
}

async function invoice(
  clientId: string,
  number: string | null,
  title: string,
  total: number,
  { currency = 'USD', paid = 0, state = number ? 'open' : 'draft' } = {},
): Promise<void> {
  await ownerQuery(
    `INSERT INTO invoice (id, client_id, number, state, title, currency, total_minor, paid_minor, issued_on, due_on)
     VALUES ($1, $2, $3, $4::invoice_state, $5, $6, $7, $8, '2026-11-01', '2026-11-30')`,
    [newId(), clientId, number, state, title, currency, total, paid],
  );
}

async function document(
  clientId: string | null,
  title: string,
  { state = 'published', audience = 'all' } = {},
): Promise<void> {
  const id = newId();
  await ownerQuery(
    `INSERT INTO document (id, client_id, title, filename, year, state, audience, storage_key, wrapped_key, key_id, published_at)
     VALUES ($1, $2, $3, $3 || '.pdf', 2026, $4::document_state, $5::document_audience, $6, '', 'k1', now())`,
    [id, clientId, title, state, audience, `test/${id}`],
  );
}

beforeAll(async () => {
  await invoice(
    brightwater.clientId,
    '1058',
    'Quarterly bookkeeping, October to December',
    124_500,
    { paid: 24_500 },
  );
  await invoice(brightwater.clientId, '1059', 'Payroll, October', 38_000, { currency: 'EUR' });
  await invoice(brightwater.clientId, '1060', 'Kiln lease', 184_000, { currency: 'JPY' });
  await invoice(brightwater.clientId, null, 'Secret draft', 99_900);
  await invoice(larkAndLoom.clientId, '2001', 'Loom survey, October', 124_500);
  await document(brightwater.clientId, 'Bank statement, October');
  await document(brightwater.clientId, 'Payroll summary', { audience: 'documents_right' });
  await document(brightwater.clientId, 'Not out yet, October', { state: 'ready' });
  await document(larkAndLoom.clientId, 'Studio lease');
});

describe('the search', () => {
  it('finds by name, kind by kind in a fixed order', async () => {
    expect(lines(await search(ruth, 'october'))).toEqual([
      'invoice 1059',
      'invoice 1058',
      'document Not out yet, October',
      'document Bank statement, October',
    ]);
    expect(lines(await search(ruth, 'brightwater'))).toContain(`client ${brightwater.name}`);
    expect(lines(await search(ruth, 'Dana Whitlock'))).toEqual([`client ${brightwater.name}`]);
  });

  it('finds by number', async () => {
    for (const typed of ['1058', '#1058', 'Invoice 1058', ' invoice  1058? ']) {
      expect(lines(await search(ruth, typed))).toEqual(['invoice 1058']);
    }
  });

  it('finds by amount, in all or what is left, as people write it', async () => {
    for (const typed of ['1,245.00', '$1,245.00', '1245', '1.245,00', '1,000']) {
      expect(lines(await search(dana, typed)), typed).toEqual(['invoice 1058']);
    }
    expect(lines(await search(dana, '€380'))).toEqual(['invoice 1059']);
    expect(lines(await search(dana, '184,000'))).toEqual(['invoice 1060']);
    expect(lines(await search(dana, '1,840.00'))).toEqual([]);
  });

  it('needs every word, in any order', async () => {
    expect(lines(await search(ruth, 'december quarterly'))).toEqual(['invoice 1058']);
    expect((await search(ruth, 'quarterly november')).how).not.toBe('exact');
  });

  it('mends a slip of the pen, says so, and leaves it on request', async () => {
    const mended = await search(ruth, 'brightwatr');
    expect(mended).toMatchObject({ how: 'mended', words: ['brightwater'] });
    expect(lines(mended)).toContain(`client ${brightwater.name}`);
    expect(await search(ruth, 'octobr')).toMatchObject({ how: 'mended', words: ['october'] });
    expect(await search(ruth, 'ocotber')).toMatchObject({ how: 'mended', words: ['october'] });
    expect((await search(ruth, 'ocotber', { mend: false })).how).not.toBe('mended');
    expect((await search(ruth, '1085')).how).not.toBe('mended');
  });

  it('says what it has looked through when it found nothing, and what comes nearest', async () => {
    const nothing = await search(dana, 'kiln depreciation');
    expect(nothing).toMatchObject({
      how: 'near',
      total: 0,
      looked: { client: 0, invoice: 3, document: 2 },
    });
    expect(lines(nothing)).toEqual(['invoice 1060']);
    expect(await search(dana, 'zzzzzz')).toMatchObject({ how: null, groups: [], total: 0 });
    expect(await search(dana, '   ')).toMatchObject({ query: '', how: null });
    expect(await search(dana, '%')).toMatchObject({ total: 0 });
    expect(await search(dana, "'; DROP TABLE client; --")).toMatchObject({ total: 0 });
  });

  it('shows three of each and how many there are, or one kind alone', async () => {
    for (let place = 0; place < 9; place += 1) {
      await invoice(larkAndLoom.clientId, `30${place}0`, 'Weaving', 10_000);
    }
    const three = await search(hugh, 'weaving');
    expect(three.groups).toMatchObject([{ kind: 'invoice', total: 9 }]);
    expect(lines(three)).toHaveLength(3);
    expect(lines(await search(hugh, 'weaving', { kind: 'invoice' }))).toHaveLength(9);
    expect(lines(await search(hugh, 'weaving', { kind: 'document' }))).toEqual([]);
  });
});

describe('what each may find', () => {
  it('is theirs alone', async () => {
    expect(lines(await search(dana, 'october'))).toEqual([
      'invoice 1059',
      'invoice 1058',
      'document Bank statement, October',
    ]);
    expect(lines(await search(joan, '1058'))).toEqual([]);
    expect(lines(await search(joan, 'brightwater'))).toEqual([]);
    expect(lines(await search(dana, 'secret draft'))).toEqual([]);
    expect(lines(await search(tom, 'secret draft'))).toEqual(['invoice Secret draft']);
    expect(lines(await search(hugh, '1058'))).toEqual([]);
    expect(lines(await search(hugh, 'brightwater'))).toEqual([]);
    expect(lines(await search(ingrid, '124500'))).toEqual([]);
    expect(lines(await search(ingrid, '1,245.00'))).toEqual(['invoice 2001', 'invoice 1058']);
  });

  it('leaves out what a contact has no right to', async () => {
    const found = lines(await search(marco, 'payroll'));
    expect(found).toEqual(['invoice 1059']);
    expect(
      lines(await search({ ...marco, rights: { ...marco.rights, billing: false } }, '1058')),
    ).toEqual([]);
  });

  it('does not mend a word into one that only others have', async () => {
    expect((await search(dana, 'studoi')).how).not.toBe('mended');
    expect((await search(hugh, 'studoi')).words).toEqual(['studio']);
  });

  it('is nothing for a stranger', async () => {
    expect((await refusal(search(PUBLIC, 'october'))).code).toBe('forbidden');
  });
});

describe('a search that was made', () => {
  it('is in the log with how much there was', async () => {
    await recordSearch(dana, { q: 'octobr' }, 'en-US');
    await recordSearch(dana, { q: 'kiln depreciation' }, 'en-US');
    await recordSearch(dana, { q: ' ' }, 'en-US');
    const events = await logged(`a.type = 'search.performed'`);
    expect(events).toMatchObject([
      { client_id: brightwater.clientId, data: { query: 'octobr', results: 3 } },
      { client_id: brightwater.clientId, data: { query: 'kiln depreciation', results: 0 } },
    ]);
  });
});
