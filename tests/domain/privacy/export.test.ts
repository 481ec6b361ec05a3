import { beforeEach, describe, expect, it } from 'vitest';
import { askExport } from '@/domain/privacy/ask-export';
import { EXPORT_SECTIONS } from '@/domain/privacy/export-sections';
import { getExport } from '@/domain/privacy/get-export';
import { openExport } from '@/domain/privacy/open-export';
import { sweepExports } from '@/domain/privacy/sweep-exports';
import { withClock } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { makeRows } from '@/tests/access/sweep/rows';
import { brightwater, cast, emails, larkAndLoom, names } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { takeAll } from './own-data';

const { dana, marco, joan, ingrid, tom } = cast;

beforeEach(async () => {
  await ownerQuery('UPDATE session SET proved_at = now()');
  await ownerQuery(`UPDATE person_export SET state = 'ended', wrapped_key = NULL, key_id = NULL`);
});

describe('all about a person', () => {
  it('is one ZIP, in parts that are all there, and says so to whoever asked', async () => {
    await makeRows();
    await ownerQuery(
      `INSERT INTO activity_event (id, at, client_id, contact_id, by, actor_kind, actor_id, type, data)
       VALUES (uuidv7(), now() - interval '1 hour', $1, $2, 'client', 'contact', $3, 'presence.proved', '{}')`,
      [dana.clientId, dana.contactId, dana.personId],
    );
    const { json, page, filename, exportId } = await takeAll(dana);
    expect(filename).toMatch(/^Dana Whitlock, \d{4}-\d\d-\d\d\.zip$/);
    expect(Object.keys(json)).toEqual(['person', 'until', ...EXPORT_SECTIONS]);
    expect(json.profile).toMatchObject([
      { name: names.dana, email: emails.dana, hasPassword: true },
    ]);
    expect(json.contacts).toMatchObject([{ client: brightwater.name, billing: true }]);
    for (const section of ['sessions', 'devices', 'passkeys', 'messages', 'exports'] as const) {
      expect(json[section]?.length, section).toBeGreaterThan(0);
    }
    expect(json.events?.map(({ what }) => what)).toContain('presence.proved');
    for (const told of [names.dana, emails.dana, brightwater.name]) expect(page).toContain(told);
    // Its page has a word for every field: one that is missing would have thrown.
    expect(page).toContain('<dt>');
    const mails = await ownerQuery<{ text: string }>('SELECT text FROM mail WHERE key = $1', [
      `person-export/${publicId('px', exportId)}`,
    ]);
    expect(mails[0]?.text).toContain('http://portal.test/privacy');
  });

  it('has nothing of anybody else, and nothing that is a secret', async () => {
    await ownerQuery(
      `INSERT INTO totp (person_id, wrapped_key, key_id, confirmed_at) VALUES ($1, $2, 'k1', now()) ON CONFLICT DO NOTHING`,
      [dana.personId, Buffer.from('marked totp secret')],
    );
    const { text, page, json } = await takeAll(dana);
    expect(json.second_step).toHaveLength(1);
    const secrets = await ownerQuery<{ secret: string }>(
      `SELECT password_hash AS secret FROM person WHERE id = $1
       UNION SELECT secret_hash FROM device WHERE person_id = $1
       UNION SELECT encode(public_key, 'base64') FROM passkey WHERE person_id = $1
       UNION SELECT encode(wrapped_key, 'base64') FROM totp WHERE person_id = $1`,
      [dana.personId],
    );
    expect(secrets.length).toBeGreaterThan(2);
    const others = [names.marco, emails.marco, names.joan, emails.joan, larkAndLoom.name];
    for (const told of [...others, ...secrets.map(({ secret }) => secret), 'marked totp secret']) {
      if (!told) continue;
      expect(text.includes(told), told).toBe(false);
      expect(page.includes(told), told).toBe(false);
    }
    const neighbour = await takeAll(joan);
    expect(neighbour.text).not.toContain(brightwater.name);
    expect(neighbour.text).not.toContain(names.dana);
  });

  it('is made for one of the firm too, and by an owner for somebody who wrote a letter', async () => {
    const own = await takeAll(tom);
    expect(own.json.work).toMatchObject([{ role: 'staff' }]);
    const other = await takeAll(ingrid, marco.personId);
    expect(other.json.profile).toMatchObject([{ name: names.marco, email: emails.marco }]);
    // It is the owner's, who hands it over: not the person's, and not another owner's page.
    await expect(openExport(marco, { exportId: other.exportId })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(askExport(tom, { about: marco.personId })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(askExport(dana, { about: marco.personId })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('wants a proof of presence, is one while it is made, ends after seven days and is swept', async () => {
    await ownerQuery(`UPDATE session SET proved_at = now() - interval '11 minutes'`);
    await expect(askExport(dana, {})).rejects.toMatchObject({
      messageKey: 'access.presence_needed',
    });
    await ownerQuery('UPDATE session SET proved_at = now()');
    await Promise.all([askExport(dana, {}), askExport(dana, {})]);
    const open = `SELECT 1 FROM person_export WHERE state IN ('asked', 'making')`;
    expect(await ownerQuery(open)).toHaveLength(1);
    await ownerQuery(
      `UPDATE person_export SET state = 'failed', failure = 'x' WHERE state = 'asked'`,
    );
    const { exportId } = await takeAll(dana);
    await withClock(new Date(Date.now() + 7 * 86_400_000 + 1000), async () => {
      expect((await getExport(dana)).kit?.state).toBe('ended');
      await expect(openExport(dana, { exportId })).rejects.toMatchObject({
        messageKey: /presence|over/,
      });
      await sweepExports();
    });
    expect(
      await ownerQuery('SELECT state, storage_key FROM person_export WHERE id = $1', [exportId]),
    ).toEqual([{ state: 'ended', storage_key: null }]);
  });
});
