import { beforeEach, describe, expect, it } from 'vitest';
import { applyAddressChange, findAddressChange } from '@/domain/privacy/apply-address-change';
import { askAddressChange } from '@/domain/privacy/ask-address-change';
import { correctName, CorrectNameInput } from '@/domain/privacy/correct-name';
import { getPrivacy } from '@/domain/privacy/get-privacy';
import { reportWrong } from '@/domain/privacy/report-wrong';
import { withClock } from '@/lib/clock';
import { cast, emails, names } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const { dana, marco, tom } = cast;
const STRANGER = { kind: 'sign-in' } as const;
const fresh = 'dana.new@brightwater.example';

beforeEach(async () => {
  await ownerQuery('UPDATE session SET proved_at = now(), ended_at = NULL');
  await ownerQuery('DELETE FROM mail');
  await ownerQuery('DELETE FROM address_change');
  await ownerQuery('DELETE FROM rate_window');
  await ownerQuery('UPDATE person SET email = $2, name = $3, name_lang = NULL WHERE id = $1', [
    dana.personId,
    emails.dana,
    names.dana,
  ]);
});

async function mailTo(address: string) {
  return ownerQuery<{ key: string; text: string }>(
    'SELECT key, text FROM mail WHERE recipient = $1',
    [address],
  );
}

async function tokenFor(address: string): Promise<string> {
  const [mail] = await mailTo(address);
  return /\/address\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

describe('what somebody is called', () => {
  it('is theirs to change, with its language', async () => {
    await correctName(dana, CorrectNameInput.parse({ name: ' 田中 ダナ ', nameLang: 'JA' }));
    expect(await getPrivacy(dana)).toMatchObject({ name: '田中 ダナ', nameLang: 'ja' });
    const events = await ownerQuery(
      `SELECT data FROM activity_event WHERE type = 'person.corrected' AND actor_id = $1`,
      [dana.personId],
    );
    expect(events).toEqual([{ data: { fields: ['name', 'nameLang'] } }]);
    for (const bad of [
      { name: '', nameLang: '' },
      { name: 'Dana', nameLang: 'no language' },
      { name: 'x'.repeat(121), nameLang: '' },
    ]) {
      expect(CorrectNameInput.safeParse(bad).success).toBe(false);
    }
  });
});

describe('another mail address', () => {
  it('is theirs by the button behind the link that went there, and not by looking at it', async () => {
    await ownerQuery(`INSERT INTO session (id, person_id, contact_id) VALUES (uuidv7(), $1, $2)`, [
      dana.personId,
      dana.contactId,
    ]);
    await askAddressChange(dana, { email: fresh });
    expect((await getPrivacy(dana)).waitsFor?.email).toBe(fresh);
    const token = await tokenFor(fresh);
    for (let look = 0; look < 3; look += 1) {
      expect(await findAddressChange(STRANGER, token)).toEqual({ state: 'open', email: fresh });
    }
    expect((await getPrivacy(dana)).email).toBe(emails.dana);
    await applyAddressChange(STRANGER, { token });
    expect(await getPrivacy(dana)).toMatchObject({ email: fresh, waitsFor: null });
    // Everywhere else it is over; the old address is told.
    const open = await ownerQuery(
      'SELECT id FROM session WHERE person_id = $1 AND ended_at IS NULL',
      [dana.personId],
    );
    expect(open).toEqual([{ id: dana.sessionId }]);
    expect((await mailTo(emails.dana)).map(({ key }) => key.split('/')[0])).toEqual([
      'address-changed',
    ]);
    expect(await findAddressChange(STRANGER, token)).toEqual({ state: 'used' });
    await expect(applyAddressChange(STRANGER, { token })).rejects.toMatchObject({
      messageKey: 'access.link_used',
    });
  });

  it('that somebody has is answered alike, and nothing is sent to it', async () => {
    await askAddressChange(dana, { email: emails.marco });
    expect(await mailTo(emails.marco)).toEqual([]);
    expect((await getPrivacy(dana)).waitsFor?.email).toBe(emails.marco);
    // And one that somebody gets in between is refused like a link that is none.
    await askAddressChange(dana, { email: fresh });
    const token = await tokenFor(fresh);
    await ownerQuery('UPDATE person SET email = $2 WHERE id = $1', [marco.personId, fresh]);
    await expect(applyAddressChange(STRANGER, { token })).rejects.toMatchObject({
      messageKey: 'access.link_unknown',
    });
    await ownerQuery('UPDATE person SET email = $2 WHERE id = $1', [marco.personId, emails.marco]);
    expect((await getPrivacy(dana)).email).toBe(emails.dana);
  });

  it('wants a proof of presence, works for a day, and takes the place of one that was asked for before', async () => {
    await askAddressChange(dana, { email: fresh });
    const first = await tokenFor(fresh);
    await askAddressChange(dana, { email: `other.${fresh}` });
    expect(await findAddressChange(STRANGER, first)).toEqual({ state: 'unknown' });
    const token = await tokenFor(`other.${fresh}`);
    await withClock(new Date(Date.now() + 25 * 3_600_000), async () => {
      expect(await findAddressChange(STRANGER, token)).toEqual({ state: 'expired' });
    });
    await expect(askAddressChange(dana, { email: emails.dana })).rejects.toMatchObject({
      fields: { email: 'privacy.errors.same_address' },
    });
    await ownerQuery(`UPDATE session SET proved_at = now() - interval '11 minutes'`);
    await expect(askAddressChange(dana, { email: fresh })).rejects.toMatchObject({
      messageKey: 'access.presence_needed',
    });
  });
});

it('what is wrong goes to whoever looks after them, with how to answer', async () => {
  await reportWrong(dana, { text: 'My title is not right' });
  const [mail] = await mailTo(emails.ruth);
  expect(mail?.text).toContain('My title is not right');
  expect(mail?.text).toContain(emails.dana);
  await reportWrong(tom, { text: 'My number' });
  expect(await mailTo(emails.ingrid)).toHaveLength(1);
});
