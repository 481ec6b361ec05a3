import { beforeEach, describe, expect, it } from 'vitest';
import { acceptInvitation } from '@/domain/access/accept-invitation';
import { endContact } from '@/domain/clients/change-contact';
import { getClient } from '@/domain/clients/get-client';
import { changeColleague } from '@/domain/colleagues/change-colleague';
import { colleaguesSentence } from '@/domain/colleagues/colleagues-sentence';
import { endColleague, giveBackAccess } from '@/domain/colleagues/end-colleague';
import { inviteColleague, inviteColleagueAgain } from '@/domain/colleagues/invite-colleague';
import { listColleagues } from '@/domain/colleagues/list-colleagues';
import { getDocument } from '@/domain/documents/get-document';
import { listAccess } from '@/domain/history/list-access';
import { publicId } from '@/lib/ids';
import { actorOfSession } from '@/lib/session-row';
import { translator } from '@/lib/translator';
import { publishOne } from '@/tests/domain/documents/bring';
import { brightwater, cast, emails, lookingAs } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';
import { ALL, beginAnew, co, next, nowhere, setRights, somebody } from './at-brightwater';

const { dana, joan, marco, tom } = cast;

async function viewOf(id: string) {
  const { colleagues, ended } = await listColleagues(await next(dana));
  return [...colleagues, ...ended].find((each) => each.id === id);
}

const mailsTo = (email: string) =>
  ownerQuery<{ subject: string; text: string; key: string }>(
    'SELECT subject, text, key FROM mail WHERE recipient = $1 ORDER BY id',
    [email],
  );

beforeEach(beginAnew);

describe('a contact who manages colleagues', () => {
  it('sees who may come in, what each may do, and who was invited', async () => {
    const id = await inviteColleague(dana, somebody());
    const { colleagues } = await listColleagues(dana);
    expect(colleagues.map(({ name, isSelf }) => [name, isSelf])).toEqual([
      ['Dana Whitlock', true],
      ['Marco Vianelli', false],
      ['Sam Okafor', false],
    ]);
    expect(colleagues.find((each) => each.id === id)).toMatchObject({
      rights: { billing: false, documents: ['tax'], colleagues: false },
      joinedAt: null,
    });
    expect(colleaguesSentence(colleagues, 'Brightwater', translator())).toBe(
      '2 people of Brightwater can come in, and one more is invited.',
    );
    expect((await refusal(listColleagues(marco))).code).toBe('forbidden');
    await endColleague(dana, { contact: id });
  });

  it('invites by one mail, in their own name, and the firm sees it', async () => {
    const input = somebody();
    const id = await inviteColleague(dana, input);
    const [mail, ...more] = await mailsTo(input.email);
    expect(more).toEqual([]);
    expect(mail?.text).toContain('Dana Whitlock has made room for you at Brightwater');
    expect(mail?.text).toContain('You read tax papers.');
    const { entries } = await listAccess(tom, { clientId: brightwater.clientId, kind: 'rights' });
    expect(entries[0]).toMatchObject({
      ...{ type: 'contact.invited', by: 'client', who: { name: 'Dana Whitlock' } },
      subject: { label: { text: 'Sam Okafor' } },
    });
    const { contacts } = await getClient(tom, { client: publicId('cl', brightwater.clientId) });
    expect(contacts.find((each) => each.id === id)?.changed).toMatchObject({
      name: 'Dana Whitlock',
    });
    await inviteColleagueAgain(dana, { contact: id });
    expect(await mailsTo(input.email)).toHaveLength(2);
    const token = /\/invitation\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
    await endColleague(dana, { contact: id });
    const late = acceptInvitation(
      { kind: 'sign-in' },
      { token, name: 'Sam Okafor', password: 'a long sentence of Sam' },
    );
    expect((await refusal(late)).code).toBe('conflict');
    expect(await mailsTo(input.email)).toHaveLength(2);
  });

  it('gives no more than they hold themselves', async () => {
    await setRights(dana, { billing: false, documents: '{tax,contract}', colleagues: true });
    const less = await next(dana);
    const invite = (changes: object) => refusal(inviteColleague(less, somebody(changes)));
    expect((await invite({ billing: true })).fields).toEqual({
      billing: 'colleagues.errors.not_yours',
    });
    expect((await invite({ 'category[]': ['tax', 'identity'] })).fields).toEqual({
      documents: 'colleagues.errors.not_yours',
    });
    expect((await invite({ documents: 'all' })).fields).toHaveProperty('documents');
    const id = await inviteColleague(less, somebody({ 'category[]': ['contract'] }));
    const change = (rights: object) =>
      changeColleague(less, { contact: co(marco), ...MARCO, ...rights });
    const MARCO = { title: null, billing: true, documents: false, colleagues: false };
    // What he has already he may keep, or lose.
    await change({ title: 'Keeps the books' });
    expect((await refusal(change({ documents: true }))).fields).toHaveProperty('documents');
    await change({ billing: false });
    expect((await refusal(change({ billing: true }))).fields).toHaveProperty('billing');
    await endColleague(less, { contact: id });
  });

  it('changes rights from the next request on, and never their own upward', async () => {
    const rights = { billing: true, documents: true, colleagues: true };
    await changeColleague(dana, { contact: co(marco), title: null, ...rights });
    const marcoNow = await next(marco);
    expect(marcoNow.rights).toEqual(rights);
    const own = { contact: co(dana), title: 'Owner', documents: 'chosen' as const };
    await changeColleague(dana, {
      ...{ ...own, 'category[]': ['tax'], billing: false, colleagues: true },
    });
    const less = await next(dana);
    const back = changeColleague(less, {
      ...own,
      documents: true,
      billing: true,
      colleagues: true,
    });
    expect(Object.keys((await refusal(back)).fields).sort()).toEqual(['billing', 'documents']);
    // Not with the rights of a request that began before either.
    const stale = changeColleague(dana, {
      ...{ ...own, documents: true, billing: true, colleagues: true },
    });
    expect((await refusal(stale)).code).toBe('invalid');
  });

  it('can’t give the managing up where nobody else has it, nor end themselves', async () => {
    const rights = { billing: true, documents: true, colleagues: false };
    const giveUp = () => changeColleague(dana, { contact: co(dana), title: null, ...rights });
    const invited = await inviteColleague(dana, somebody({ colleagues: true }));
    expect((await refusal(giveUp())).messageKey).toBe('colleagues.errors.last');
    expect((await refusal(endColleague(dana, { contact: co(dana) }))).messageKey).toBe(
      'colleagues.errors.yourself',
    );
    await changeColleague(dana, { contact: co(marco), title: null, ...rights, colleagues: true });
    await giveUp();
    expect((await next(dana)).rights.colleagues).toBe(false);
    expect((await refusal(listColleagues(await next(dana)))).code).toBe('forbidden');
    await endColleague(await next(marco), { contact: invited });
  });

  it('leaves one of two who take it from one another at the same moment', async () => {
    await setRights(marco, { billing: true, documents: ALL, colleagues: true });
    const [one, other] = [await next(dana), await next(marco)];
    const rights = { title: null, billing: true, documents: true, colleagues: false };
    const done = await Promise.allSettled([
      changeColleague(one, { contact: co(marco), ...rights }),
      changeColleague(other, { contact: co(dana), ...rights }),
    ]);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const left = [await next(dana), await next(marco)].filter((each) => each.rights.colleagues);
    expect(left).toHaveLength(1);
  });

  it('ends an access at once, tells its person, and can give it back', async () => {
    await setRights(marco, { billing: true, documents: '{tax,identity}', colleagues: false });
    await endColleague(dana, { contact: co(marco) });
    expect(await actorOfSession(marco.sessionId, nowhere)).toBeNull();
    expect((await refusal(endColleague(dana, { contact: co(marco) }))).code).toBe('not_found');
    expect((await viewOf(co(marco)))?.endedAt).not.toBeNull();
    await setRights(dana, { billing: true, documents: '{tax}', colleagues: true });
    await giveBackAccess(await next(dana), { contact: co(marco) });
    expect((await next(marco)).rights).toEqual({
      ...{ billing: true, documents: ['tax'], colleagues: false },
    });
    const told = (await mailsTo(emails.marco)).map(({ subject }) => subject);
    expect(told).toEqual([
      'Your access to Brightwater Ceramics LLC at Alder & Finch has ended',
      'You have access to Brightwater Ceramics LLC at Alder & Finch again',
    ]);
    expect((await mailsTo(emails.ruth)).length + (await mailsTo(emails.tom)).length).toBe(0);
  });

  it('is told nothing of who is known elsewhere, until they come', async () => {
    const known = somebody({ email: emails.joan, contactName: 'J. Quint' });
    const id = await inviteColleague(dana, known);
    expect(await viewOf(id)).toMatchObject({ name: 'J. Quint', nameLang: null, lastHereAt: null });
    const { entries } = await listAccess(dana, { kind: 'rights' });
    expect(JSON.stringify(entries)).not.toContain('Ferreira');
    const paper = await publishOne({ audience: 'all' });
    const { seers } = await getDocument(dana, paper);
    expect(seers.client.first.map(({ name }) => name)).toContain('J. Quint');
    expect((await refusal(inviteColleague(dana, known))).fields).toEqual({
      email: 'clients.contact_already',
    });
    const employee = inviteColleague(dana, somebody({ email: emails.tom }));
    expect((await refusal(employee)).fields).toEqual({ email: 'clients.contact_is_employee' });
    await endColleague(dana, { contact: id });
    // Somebody who left comes back by an invitation.
    expect(await inviteColleague(dana, known)).toBe(id);
    await endColleague(dana, { contact: id });
  });

  it('proves that it is them, only looks through somebody else’s eyes, and has their limits', async () => {
    await ownerQuery(`UPDATE session SET proved_at = now() - interval '11 minutes'`);
    const rights = { title: null, billing: true, documents: true, colleagues: false };
    for (const act of [
      () => inviteColleague(dana, somebody()),
      () => changeColleague(dana, { contact: co(marco), ...rights }),
      () => endColleague(dana, { contact: co(marco) }),
      () => giveBackAccess(dana, { contact: co(marco) }),
    ]) {
      expect((await refusal(act())).messageKey).toBe('access.presence_needed');
    }
    await ownerQuery(`UPDATE session SET proved_at = now()`);
    const onlooker = lookingAs(tom, dana);
    expect((await listColleagues(onlooker)).colleagues.length).toBeGreaterThan(1);
    expect((await refusal(inviteColleague(onlooker, somebody()))).messageKey).toBe(
      'asClient.only_looks',
    );
    await ownerQuery(`INSERT INTO rate_window (key, started_at, count)
      VALUES ('invite-colleague/${brightwater.clientId}', date_trunc('hour', now()), 20)`);
    expect((await refusal(inviteColleague(dana, somebody()))).code).toBe('too_many');
  });

  it('finds nobody of another client', async () => {
    const rights = { title: null, billing: true, documents: true, colleagues: false };
    for (const act of [
      () => changeColleague(dana, { contact: co(joan), ...rights }),
      () => endColleague(dana, { contact: co(joan) }),
      () => giveBackAccess(dana, { contact: co(joan) }),
      () => inviteColleagueAgain(dana, { contact: co(joan) }),
    ]) {
      expect((await refusal(act())).code).toBe('not_found');
    }
  });
});

it('an access that the firm ends is told of by mail too', async () => {
  const before = (await mailsTo(emails.marco)).length;
  await endContact(tom, { contact: co(marco) });
  const mails = await mailsTo(emails.marco);
  expect(mails.slice(before).map(({ key }) => key.split('/')[0])).toEqual(['access']);
});
