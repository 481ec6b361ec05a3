import fc from 'fast-check';
import { expect, it } from 'vitest';
import { publicId } from '@/lib/ids';
import { ownerQuery } from '@/tests/support/database';

it('the database reads a public id as we write it, and nothing else', async () => {
  const ids = fc.sample(fc.uuid(), 200);
  const written = ids.map((id) => publicId('in', id));
  const rows = await ownerQuery<{ id: string | null }>(
    'SELECT app.uuid_of(text) AS id FROM unnest($1::text[]) WITH ORDINALITY AS t (text, place) ORDER BY place',
    [[...written, '/invoices', 'in_', 'in_zzzzzzzzzzzzzzzzzzzzzzzzzz', `${written[0]}0`, '']],
  );
  expect(rows.map(({ id }) => id)).toEqual([...ids, null, null, null, null, null]);
});
