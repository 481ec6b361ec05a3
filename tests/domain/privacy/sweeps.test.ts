import { describe, expect, it } from 'vitest';
import { sweepLinks } from '@/domain/access/sweep-links';
import { sweepSessions } from '@/domain/access/sweep-sessions';
import { sweepDevices } from '@/domain/devices/sweep-devices';
import { sweepMail } from '@/domain/mail/sweep-mail';
import { JOB } from '@/lib/actor';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const { dana, tom } = cast;

/** What is left of `ids`, in their order. */
async function left(table: string, ids: readonly string[]): Promise<string[]> {
  const rows = await ownerQuery<{ id: string }>(`SELECT id FROM ${table} WHERE id = ANY ($1)`, [
    ids,
  ]);
  return ids.filter((id) => rows.some((row) => row.id === id));
}

async function insert(statement: string, values: unknown[]): Promise<string> {
  const [row] = await ownerQuery<{ id: string }>(`${statement} RETURNING id`, values);
  return row?.id ?? '';
}

describe('the clock forgets', () => {
  it('sessions ninety days after they ended, and looks as the client in them', async () => {
    const session = (ended: string | null, begun: string) =>
      insert(
        `INSERT INTO session (id, person_id, contact_id, created_at, ended_at)
         VALUES (uuidv7(), $1, $2, now() - $3::interval, now() - $4::interval)`,
        [dana.personId, dana.contactId, begun, ended],
      );
    const ids = [
      await session('91 days', '100 days'),
      await session('89 days', '100 days'),
      await session(null, '121 days'),
      await session(null, '119 days'),
    ];
    const looked = await insert(
      `INSERT INTO session (id, person_id, created_at, ended_at) VALUES (uuidv7(), $1, now() - interval '99 days', now() - interval '95 days')`,
      [tom.personId],
    );
    await ownerQuery(
      `INSERT INTO portal_look (id, session_id, employee_id, client_id, contact_id, began_at, ends_at)
       VALUES (uuidv7(), $1, $2, $3, $4, now() - interval '99 days', now() - interval '99 days' + interval '20 minutes')`,
      [looked, tom.employeeId, dana.clientId, dana.contactId],
    );
    expect(await sweepSessions(JOB)).toBe(3);
    expect(await left('session', [...ids, looked])).toEqual([ids[1], ids[3]]);
  });

  it('links thirty days after they were used, or ran out', async () => {
    const link = (used: string | null, ended: string) =>
      insert(
        `INSERT INTO access_token (id, person_id, purpose, token_hash, expires_at, used_at)
         VALUES (uuidv7(), $1, 'password_reset', uuidv7()::text, now() - $2::interval, now() - $3::interval)`,
        [dana.personId, ended, used],
      );
    const ids = [await link('31 days', '30 days'), await link(null, '31 days')];
    const kept = [await link('29 days', '31 days'), await link(null, '29 days')];
    await sweepLinks(JOB);
    expect(await left('access_token', [...ids, ...kept])).toEqual(kept);
  });

  it('devices that were sent away, or that nobody uses', async () => {
    const device = (forgotten: string | null, seen: string) =>
      insert(
        `INSERT INTO device (id, person_id, secret_hash, forgotten_at, seen_at)
         VALUES (uuidv7(), $1, encode(sha256(uuidv7()::text::bytea), 'hex'), now() - $2::interval, now() - $3::interval)`,
        [dana.personId, forgotten, seen],
      );
    const gone = [await device('91 days', '92 days'), await device(null, '401 days')];
    const kept = [await device('89 days', '92 days'), await device(null, '399 days')];
    await sweepDevices(JOB);
    expect(await left('device', [...gone, ...kept])).toEqual(kept);
  });

  it('what mails said, but not that there was one for their key', async () => {
    const mail = (age: string) =>
      insert(
        `INSERT INTO mail (id, key, recipient, recipient_name, subject, html, text, created_at, sent_at)
         VALUES (uuidv7(), uuidv7()::text, 'dana@example.com', 'Dana', 'A bill', '<p>Dana</p>', 'Dana', now() - $1::interval, now() - $1::interval)`,
        [age],
      );
    const old = await mail('91 days');
    const young = await mail('89 days');
    expect(await sweepMail(JOB)).toBe(1);
    expect(await sweepMail(JOB)).toBe(0);
    const said = (id: string) =>
      ownerQuery('SELECT recipient, recipient_name, subject, html, text FROM mail WHERE id = $1', [
        id,
      ]);
    expect(await said(old)).toEqual([
      { recipient: '', recipient_name: null, subject: '', html: '', text: '' },
    ]);
    expect(await said(young)).toMatchObject([{ recipient: 'dana@example.com', text: 'Dana' }]);
  });
});
