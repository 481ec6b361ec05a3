import { beforeEach, describe, expect, it } from 'vitest';
import { inviteContact } from '@/domain/clients/invite-contact';
import { getClient } from '@/domain/clients/get-client';
import { listActivity } from '@/domain/activity/list-activity';
import { getDocument } from '@/domain/documents/get-document';
import { listAccess } from '@/domain/history/list-access';
import { askErasure } from '@/domain/privacy/ask-erasure';
import { carryOutErasures } from '@/domain/privacy/carry-out-erasures';
import { refuseErasure, scheduleErasure } from '@/domain/privacy/decide-erasure';
import { getPrivacy } from '@/domain/privacy/get-privacy';
import { KEPT, type KeptThing } from '@/domain/privacy/kept';
import { listErasures } from '@/domain/privacy/list-erasures';
import { cancelErasure, takeBackErasure } from '@/domain/privacy/take-back-erasure';
import { liftHold } from '@/domain/records/lift-hold';
import { placeHold } from '@/domain/records/place-hold';
import { verifyLog } from '@/domain/sealing/verify-log';
import { JOB } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { ask } from '@/tests/domain/questions/asking';
import { sealAll } from '@/tests/domain/sealing/sealing';
import { brightwater, cast, emails, names } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { makeLife } from './life';
import { whereStands } from './where-stands';

const { dana, marco, joan, ingrid, tom, ruth } = cast;
const DAY_MS = 86_400_000;
const things: readonly KeptThing[] = KEPT;
const STAYS = new Set(things.flatMap(({ staysIn }) => staysIn));

const personOf = (actor: { personId: string }) => publicId('pe', actor.personId);

beforeEach(async () => {
  await ownerQuery('UPDATE session SET proved_at = now()');
  await ownerQuery('DELETE FROM rate_window');
});

/** What has been written so far has gone out. */
async function sendAll(): Promise<void> {
  await ownerQuery('UPDATE mail SET sent_at = now() WHERE sent_at IS NULL');
}

/** The worker's sweep, so many days from now. */
function sweepIn(days: number): Promise<void> {
  return withClock(new Date(Date.now() + days * DAY_MS + 1000), () => carryOutErasures());
}

async function stateOf(actor: { personId: string }): Promise<string | undefined> {
  const [row] = await ownerQuery<{ state: string }>(
    'SELECT state FROM erasure WHERE person_id = $1 ORDER BY asked_at DESC, id DESC LIMIT 1',
    [actor.personId],
  );
  return row?.state;
}

async function mailsTo(address: string): Promise<string[]> {
  const rows = await ownerQuery<{ key: string }>(
    `SELECT key FROM mail WHERE recipient = $1 AND key LIKE 'erasure%' ORDER BY created_at, id`,
    [address],
  );
  return rows.map(({ key }) => key.replace(/^(erasure(?:-owner)?)\/er_\w+\/([a-z_]+).*$/, '$1 $2'));
}

describe('asking to be erased', () => {
  it('is by typing one’s name, with a proof of presence, and erases nothing', async () => {
    await expect(askErasure(joan, { typed: 'Joan' })).rejects.toMatchObject({
      fields: { typed: 'erasure.errors.typed' },
    });
    await ownerQuery(`UPDATE session SET proved_at = now() - interval '11 minutes'`);
    await expect(askErasure(joan, { typed: names.joan })).rejects.toMatchObject({
      messageKey: 'access.presence_needed',
    });
    await ownerQuery('UPDATE session SET proved_at = now()');
    await askErasure(joan, { typed: ` ${names.joan.toUpperCase()} ` });
    await expect(askErasure(joan, { typed: names.joan })).rejects.toMatchObject({
      messageKey: 'erasure.errors.already',
    });
    expect(await listErasures(ingrid)).toMatchObject([
      { state: 'asked', isByFirm: false, person: { name: names.joan } },
    ]);
    expect(await mailsTo(emails.joan)).toEqual(['erasure asked']);
    expect(await mailsTo(emails.ingrid)).toEqual(['erasure-owner asked']);
    await sweepIn(30);
    expect(await getPrivacy(joan)).toMatchObject({ name: names.joan, erasedAt: null });
  });

  it('is refused with a reason that is mailed, or taken back; then it can be asked anew', async () => {
    await refuseErasure(ingrid, { person: personOf(joan), reason: 'There is a lawsuit.' });
    expect((await getPrivacy(joan)).erasure).toMatchObject({
      state: 'refused',
      refusal: 'There is a lawsuit.',
    });
    const [mail] = await ownerQuery<{ text: string }>(
      `SELECT text FROM mail WHERE recipient = $1 AND key LIKE 'erasure/%/refused'`,
      [emails.joan],
    );
    expect(mail?.text).toContain('There is a lawsuit.');
    await expect(
      refuseErasure(ingrid, { person: personOf(joan), reason: 'Again' }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await askErasure(joan, { typed: names.joan });
    await takeBackErasure(joan);
    expect(await stateOf(joan)).toBe('taken_back');
    await expect(takeBackErasure(joan)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('can be begun by an owner for somebody who wrote, and taken back for a week', async () => {
    const person = personOf(joan);
    await expect(scheduleErasure(ingrid, { person, typed: 'Somebody else' })).rejects.toMatchObject(
      { fields: { typed: 'erasure.errors.typed' } },
    );
    await scheduleErasure(ingrid, { person, typed: names.joan });
    expect((await mailsTo(emails.joan)).at(-1)).toBe('erasure scheduled');
    await sendAll();
    await sweepIn(6.9);
    expect(await stateOf(joan)).toBe('scheduled');
    await cancelErasure(ingrid, { person });
    await sweepIn(8);
    expect(await stateOf(joan)).toBe('taken_back');
  });

  it('is nothing for the only owner, and waits for the end of work here', async () => {
    await expect(askErasure(ingrid, { typed: names.ingrid })).rejects.toMatchObject({
      messageKey: 'erasure.errors.sole_owner',
    });
    await askErasure(ruth, { typed: names.ruth });
    await expect(
      scheduleErasure(ingrid, { person: personOf(ruth), typed: names.ruth }),
    ).rejects.toMatchObject({ messageKey: 'erasure.errors.works_here' });
    await takeBackErasure(ruth);
  });

  it('says beforehand of whom nobody else is a contact', async () => {
    expect((await getPrivacy(joan)).soleAt).toMatchObject([{ name: 'Lark & Loom' }]);
    expect((await getPrivacy(dana)).soleAt).toEqual([]);
  });
});

describe('erasing', () => {
  it('takes out all that says who they were, goes on where it was stopped, and leaves the log provable', async () => {
    await makeLife();
    for (const told of [names.dana, emails.dana]) {
      expect((await whereStands(told)).length, told).toBeGreaterThan(4);
    }
    const searched = async () => {
      const { entries } = await listActivity(ingrid, {}, 'UTC');
      return entries
        .filter(({ type }) => type === 'search.performed')
        .map(({ personal, data }) => [personal, data.query]);
    };
    expect(await searched()).toEqual([['whole', names.dana]]);
    await sealAll();
    await scheduleErasure(ingrid, { person: personOf(dana), typed: names.dana });
    // A mail that names them is on its way: nothing is erased before it is gone.
    await sweepIn(7);
    expect(await stateOf(dana)).toBe('erasing');
    expect((await getPrivacy(ingrid, { about: dana.personId })).name).toBe(names.dana);
    await sendAll();
    // Stopped in the middle, nothing of it is done.
    await ownerQuery(
      `CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the worker ended'; END $$;
       CREATE TRIGGER stop BEFORE UPDATE ON season_row FOR EACH ROW EXECUTE FUNCTION stop()`,
    );
    await expect(sweepIn(7)).rejects.toThrow('the worker ended');
    expect(
      await ownerQuery('SELECT 1 FROM device WHERE person_id = $1', [dana.personId]),
    ).not.toEqual([]);
    await ownerQuery('DROP TRIGGER stop ON season_row');
    await ownerQuery(`UPDATE mail SET sent_at = NULL WHERE key LIKE 'erasure/%/carried_out'`);
    await sweepIn(7);
    expect(await stateOf(dana)).toBe('erasing');
    // The last mail goes, and then nothing is left to be sent to.
    await sendAll();
    await sweepIn(7);
    expect(await stateOf(dana)).toBe('erased');
    await sweepIn(8);

    for (const told of [names.dana, emails.dana, 'Dana Whit']) {
      const places = await whereStands(told);
      expect(
        places.filter((place) => !STAYS.has(place)),
        told,
      ).toEqual([]);
    }
    // What stays is there, so that the search is one that finds.
    expect(await whereStands(names.dana)).toContain('signature_signer.signed_name');
    const left = await ownerQuery<{ table: string; count: number }>(
      [
        'device',
        'passkey',
        'totp',
        'recovery_code',
        'access_token',
        'address_change',
        'sign_in_code',
        'pending_sign_in',
      ]
        .map(
          (table) =>
            `SELECT '${table}' AS table, count(*)::int AS count FROM ${table} WHERE person_id = $1`,
        )
        .join(' UNION ALL '),
      [dana.personId],
    );
    expect(left.filter(({ count }) => count > 0)).toEqual([]);
    expect(
      await ownerQuery(
        'SELECT 1 FROM session WHERE person_id = $1 AND (ended_at IS NULL OR ip IS NOT NULL OR user_agent IS NOT NULL)',
        [dana.personId],
      ),
    ).toEqual([]);
    expect(await searched()).toEqual([['erased', undefined]]);
    await sealAll();
    expect(await verifyLog(JOB, [])).toMatchObject({ fault: null, waiting: 0 });
  }, 60_000);

  it('breaks no page on which they were named', async () => {
    const [document] = await ownerQuery<{ id: string }>(
      `SELECT document_id AS id FROM signature_signer WHERE state = 'signed' LIMIT 1`,
    );
    const seen = await getDocument(tom, document?.id ?? '');
    expect(JSON.stringify(seen)).toContain('Erased person');
    expect(
      (await getClient(tom, { client: publicId('cl', brightwater.clientId) })).contacts,
    ).toHaveLength(1);
    const history = await listAccess(ingrid, { clientId: brightwater.clientId });
    expect(JSON.stringify(history)).toContain('Erased person');
    expect(await getPrivacy(ingrid, { about: dana.personId })).toMatchObject({
      name: 'Erased person',
      erasure: { state: 'erased' },
    });
    // Somebody new may have the address; nobody gets the old row back.
    await inviteContact(tom, {
      client: publicId('cl', brightwater.clientId),
      contactName: 'Somebody New',
      email: emails.dana,
      title: null,
      ...{ billing: true, documents: true, colleagues: false },
    });
    expect(
      (await getClient(tom, { client: publicId('cl', brightwater.clientId) })).contacts,
    ).toHaveLength(2);
  });

  it('keeps what they wrote where it is disputed or held, and empties it when that has ended', async () => {
    const written = await ask({ text: 'Marco writes', kind: 'question' }, marco);
    const disputed = await ask({ text: 'Marco disputes', kind: 'dispute' }, marco);
    await placeHold(ingrid, {
      clientId: brightwater.clientId,
      documentId: null,
      reason: 'Audit',
    });
    const [hold] = await ownerQuery<{ id: string }>(
      'SELECT id FROM legal_hold WHERE lifted_at IS NULL',
    );
    await scheduleErasure(ingrid, { person: personOf(marco), typed: names.marco });
    await sendAll();
    await sweepIn(7);
    await sendAll();
    await sweepIn(7);
    expect(await stateOf(marco)).toBe('erased');
    const bodies = async () => {
      const rows = await ownerQuery<{ body: string }>(
        'SELECT body FROM line_message WHERE author_id = $1 ORDER BY created_at',
        [marco.personId],
      );
      return rows.map(({ body }) => body);
    };
    expect(await bodies()).toEqual(['Marco writes', 'Marco disputes']);
    await liftHold(ingrid, { holdId: hold?.id ?? '', reason: 'Over' });
    await sweepIn(7);
    expect(await bodies()).toEqual(['', 'Marco disputes']);
    await ownerQuery(`UPDATE line_question SET state = 'settled' WHERE id = $1`, [disputed.id]);
    await sweepIn(7);
    expect(await bodies()).toEqual(['', '']);
    expect(written.id).not.toBe(disputed.id);
  });
});
