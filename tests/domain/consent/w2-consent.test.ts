import { beforeEach, describe, expect, it } from 'vitest';
import { askForConsent } from '@/domain/consent/ask-for-consent';
import { beginSample } from '@/domain/consent/begin-sample';
import { declineConsent } from '@/domain/consent/decline-consent';
import { DISCLOSURE_NAME } from '@/domain/consent/disclosure';
import { getConsent } from '@/domain/consent/get-consent';
import { giveConsent } from '@/domain/consent/give-consent';
import { handOverW2 } from '@/domain/consent/hand-over-w2';
import { listDeliveries } from '@/domain/consent/list-deliveries';
import { withdrawConsent } from '@/domain/consent/withdraw-consent';
import { changeDocument } from '@/domain/publishing/change-document';
import { getDocument } from '@/domain/documents/get-document';
import { grantDocument } from '@/domain/looks/grant-document';
import { listDocuments } from '@/domain/documents/list-documents';
import { listPublished } from '@/domain/documents/list-published';
import { provePresence } from '@/domain/access/prove-presence';

import { getHome } from '@/domain/home/get-home';
import { dbAs, sql } from '@/lib/db';
import { newId } from '@/lib/ids';
import {
  bringReady,
  clearDocuments,
  look,
  publishAtOnce,
  publishOne,
} from '@/tests/domain/documents/bring';
import { brightwater, cast, emails, password } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { agree, publishW2 } from './agreeing';

const { dana, hugh, joan, marco, tom } = cast;

beforeEach(async () => {
  await clearDocuments();
  await ownerQuery('TRUNCATE delivery_consent, consent_sample, rate_window');
});

const mails = (key: string) =>
  ownerQuery<{ subject: string; text: string; recipient: string }>(
    'SELECT subject, text, recipient FROM mail WHERE key LIKE $1 ORDER BY created_at, id',
    [key],
  );

const events = async () =>
  (
    await ownerQuery<{ type: string; by: string }>(
      `SELECT type, by FROM activity_event WHERE type LIKE 'consent.%' OR type IN ('document.held', 'document.released', 'document.handed_over')
       ORDER BY at, id`,
    )
  ).map(({ type, by }) => `${type} ${by}`);

describe('a W-2 without consent', () => {
  it('is known by its name and text, and for named people alone', async () => {
    const id = await bringReady({ text: 'Wage and Tax Statement', filename: 'scan.pdf' });
    const [row] = await look(tom);
    expect(row).toMatchObject({ form: 'w2', audience: 'named', needs: 'client' });
    const all = { title: 'W-2', category: 'payroll', year: 2025, readers: [] } as const;
    const change = { ...all, documentId: id, actionNeeded: false, dueOn: null };
    await expect(changeDocument(tom, { ...change, audience: 'all' })).rejects.toMatchObject({
      fields: { audience: 'consent.w2_is_named' },
    });
    await changeDocument(tom, { ...change, audience: 'all', form: null });
    expect((await look(tom))[0]).toMatchObject({ form: null, audience: 'all' });
  });

  it('is held: not there for the person, who is asked; staff see it', async () => {
    const id = await publishW2();
    expect((await listDocuments(marco, {})).total).toBe(0);
    await expect(getDocument(marco, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(grantDocument(marco, { documentId: id, purpose: 'open' })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await getHome(marco)).home.heldW2s).toBe(1);
    const [told] = await mails('consent/%');
    expect(told).toMatchObject({ recipient: emails.marco });
    expect(told?.text).toContain('/consent');
    expect(await mails('documents/%')).toEqual([]);
    expect((await listPublished(tom, {})).documents[0]).toMatchObject({ isHeld: true });
    expect(await listDeliveries(tom, { documentId: id })).toMatchObject([
      { name: 'Marco Vianelli', said: null, furnishedAt: null, askedAt: expect.any(Date) as Date },
    ]);
    expect(await events()).toEqual(['document.held staff']);
  });

  it('cannot be shown by a word to the database either', async () => {
    const id = await publishW2();
    const seen = await dbAs(marco, (db) =>
      db.$queryRaw<unknown[]>(sql`SELECT 1 FROM document WHERE id = ${id}::uuid`),
    );
    expect(seen).toEqual([]);
    const furnish = (actor: typeof marco | typeof tom) =>
      dbAs(actor, (db) =>
        db.$executeRaw(
          sql`UPDATE w2_delivery SET furnished_at = now() WHERE document_id = ${id}::uuid`,
        ),
      );
    await expect(furnish(marco)).rejects.toThrow(/a W-2 without consent/);
    await expect(furnish(tom)).rejects.toThrow(/a W-2 without consent/);
    const agreeFor = (actor: typeof marco | typeof tom) =>
      dbAs(actor, (db) =>
        db.$executeRaw(sql`
          INSERT INTO delivery_consent (id, client_id, contact_id, act, at, recorded_by, disclosure, disclosure_name, disclosure_sha256, sample_id)
          VALUES (${newId()}::uuid, ${brightwater.clientId}::uuid, ${marco.contactId}::uuid, 'given', now(),
                  ${actor.personId}::uuid, 'x', 'x', '', ${newId()}::uuid)`),
      );
    await expect(agreeFor(tom)).rejects.toThrow(/row-level security|without a sample/);
    await expect(agreeFor(marco)).rejects.toThrow(/without a sample/);
  });

  it('goes over on paper, once, and is then released by no consent', async () => {
    const id = await publishW2();
    const whose = { documentId: id, contactId: marco.contactId };
    await expect(handOverW2(hugh, whose)).rejects.toMatchObject({ code: 'not_found' });
    const both = await Promise.allSettled([handOverW2(tom, whose), handOverW2(tom, whose)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await listPublished(tom, {})).documents[0]).toMatchObject({
      isHeld: false,
      isOnPaper: true,
    });
    expect((await getHome(marco)).home.heldW2s).toBe(0);
    expect(await agree()).toEqual({ released: 0 });
    await expect(getDocument(marco, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(askForConsent(tom, whose)).rejects.toMatchObject({
      messageKey: 'consent.has_it_already',
    });
  });

  it('is asked about once a day, and not of whoever wants paper', async () => {
    const first = { documentId: await publishW2(), contactId: marco.contactId };
    await publishW2();
    expect(await mails('consent/%')).toHaveLength(1);
    await expect(askForConsent(tom, first)).rejects.toMatchObject({
      messageKey: 'consent.not_asked_again',
    });
    await ownerQuery('TRUNCATE mail CASCADE');
    await askForConsent(tom, first);
    expect(await mails('consent/%')).toHaveLength(1);
    await declineConsent(marco);
    await ownerQuery('TRUNCATE mail CASCADE');
    await publishW2();
    expect(await mails('consent/%')).toEqual([]);
    expect((await getHome(marco)).home.heldW2s).toBe(0);
    await expect(declineConsent(marco)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('does not concern other papers, or other people', async () => {
    await publishOne({ audience: 'named', readers: [marco.contactId], category: 'payroll' });
    expect((await listDocuments(marco, {})).total).toBe(1);
    const id = await publishW2([dana.contactId, marco.contactId], 'W-2 for two');
    await agree(dana);
    expect((await getDocument(dana, id)).title).toBe('W-2 for two');
    await expect(getDocument(marco, id)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('consent', () => {
  it('releases what was held, tells of it in the words of the law, and is kept whole', async () => {
    const id = await publishW2();
    expect(await agree()).toEqual({ released: 1 });
    expect((await getDocument(marco, id)).title).toBe('W-2, Marco Vianelli');
    await provePresence(marco, { password });
    await grantDocument(marco, { documentId: id, purpose: 'open' });
    const [told] = await mails('documents/%');
    expect(told?.subject).toMatch(/^IMPORTANT TAX RETURN DOCUMENT AVAILABLE/);
    expect(told?.text).toContain('15 October 2026');
    const [kept] = await ownerQuery<Record<string, unknown>>('SELECT * FROM delivery_consent');
    expect(kept).toMatchObject({ act: 'given', disclosure_name: DISCLOSURE_NAME });
    expect(kept?.disclosure).toContain('until you withdraw it');
    const [copy] = await mails('consent given/%');
    expect(copy?.text).toContain('How to withdraw');
    expect(await events()).toEqual([
      'document.held staff',
      'consent.given client',
      'document.released system',
    ]);
    await expect(agree()).rejects.toMatchObject({ messageKey: 'consent.given_already' });
  });

  it('lets the next W-2 through, with one mail', async () => {
    await agree();
    const id = await publishW2();
    expect((await getDocument(marco, id)).state).toBe('published');
    expect(await mails('documents/%')).toHaveLength(1);
    expect(await mails('consent/%')).toEqual([]);
  });

  it('rests on the code of one’s own sample, of which few are typed', async () => {
    const { sampleId, paper } = await beginSample(marco);
    const disclosure = (await getConsent(marco)).disclosure.sha256;
    const typed = { sampleId, disclosure, code: 'AAAAAA' };
    await expect(giveConsent(dana, { ...typed, code: paper.code })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(giveConsent(marco, typed)).rejects.toMatchObject({
      fields: { code: 'consent.code_wrong' },
    });
    await expect(
      giveConsent(marco, { ...typed, code: paper.code, disclosure: 'other' }),
    ).rejects.toMatchObject({ messageKey: 'consent.text_changed' });
    for (let tries = 0; tries < 3; tries += 1) await giveConsent(marco, typed).catch(() => null);
    await expect(giveConsent(marco, { ...typed, code: paper.code })).rejects.toMatchObject({
      messageKey: 'consent.sample_spent',
    });
    expect((await getConsent(marco)).standing.said).toBe('none');
    const another = await beginSample(marco);
    const code = ` ${another.paper.code.toLowerCase()} `;
    await giveConsent(marco, { sampleId: another.sampleId, disclosure, code });
  });

  it('is given once, however often the button is pressed', async () => {
    await publishW2();
    const { sampleId, paper } = await beginSample(marco);
    const disclosure = (await getConsent(marco)).disclosure.sha256;
    const press = () => giveConsent(marco, { sampleId, disclosure, code: paper.code });
    const both = await Promise.allSettled([press(), press()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [row] = await ownerQuery<{ n: number }>(
      'SELECT count(*)::int AS n FROM delivery_consent',
    );
    expect(row?.n).toBe(1);
  });

  it('and publishing at the same moment leave nothing held from whoever agreed', async () => {
    for (let round = 0; round < 4; round += 1) {
      await ownerQuery('TRUNCATE delivery_consent, consent_sample, w2_delivery');
      const [id] = await Promise.all([publishW2(), agree()]);
      expect((await getDocument(marco, id)).state, `round ${round}`).toBe('published');
    }
  });

  it('withdrawn, holds what comes later, keeps what was given, and is confirmed', async () => {
    await agree();
    const before = await publishW2();
    await withdrawConsent(marco, { contactId: marco.contactId });
    const after = await publishW2();
    expect((await getDocument(marco, before)).state).toBe('published');
    await expect(getDocument(marco, after)).rejects.toMatchObject({ code: 'not_found' });
    const [mail] = await mails('consent withdrawn/%');
    expect(mail?.text).toMatch(/Your consent ended on/);
    expect(await mails('consent/%')).toEqual([]);
    await expect(withdrawConsent(marco, { contactId: marco.contactId })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await agree()).toEqual({ released: 1 });
  });

  it('is withdrawn in writing too, which the firm records; nobody else can', async () => {
    await agree();
    for (const other of [dana, joan, hugh]) {
      await expect(withdrawConsent(other, { contactId: marco.contactId })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
    await withdrawConsent(tom, { contactId: marco.contactId });
    expect((await getConsent(marco)).standing.said).toBe('withdrawn');
    expect((await events()).at(-1)).toBe('consent.withdrawn staff');
  });

  it('changes nothing of a W-2 that was taken back meanwhile', async () => {
    const id = await publishW2();
    const { withdrawDocument } = await import('@/domain/publishing/withdraw-document');
    await withdrawDocument(tom, id);
    expect(await agree()).toEqual({ released: 0 });
    expect(await mails('documents/%')).toEqual([]);
  });

  it('a W-2 for everybody is not published', async () => {
    const id = await bringReady({ text: brightwater.name, filename: 'w-2.pdf' });
    await ownerQuery(`UPDATE document SET audience = 'all', client_id = $2 WHERE id = $1`, [
      id,
      brightwater.clientId,
    ]);
    const row = (await look(tom)).find(({ filename }) => filename === 'w-2.pdf');
    await expect(
      publishAtOnce(tom, [{ documentId: id, version: row?.version ?? '' }]),
    ).rejects.toMatchObject({ messageKey: 'consent.w2_is_named' });
  });
});
