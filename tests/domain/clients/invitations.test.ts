import { describe, expect, it } from 'vitest';
import { acceptInvitation } from '@/domain/access/accept-invitation';
import { getInvitation } from '@/domain/access/get-invitation';
import { endContact } from '@/domain/clients/change-contact';
import { inviteContact, resendInvitation } from '@/domain/clients/invite-contact';
import type { MachineActor } from '@/lib/actor';
import { publicId } from '@/lib/ids';
import { actorOfSession } from '@/lib/session-row';
import { brightwater, cast, emails, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { came } from '@/tests/support/entered';
import { refusal } from '@/tests/support/refusal';

const { tom, hugh } = cast;
const stranger: MachineActor = { kind: 'sign-in' };
const nowhere = { ip: null, userAgent: null };
const client = publicId('cl', brightwater.clientId);

async function linkMailedTo(email: string): Promise<string> {
  const [mail] = await ownerQuery<{ text: string }>(
    'SELECT text FROM mail WHERE recipient = $1 ORDER BY id DESC LIMIT 1',
    [email],
  );
  const token = /\/invitation\/([\w-]+)/.exec(mail?.text ?? '')?.[1];
  if (!token) throw new Error(`No invitation was mailed to ${email}`);
  return token;
}

const typesOf = async (clientId: string) =>
  (
    await ownerQuery<{ type: string }>(
      'SELECT type FROM activity_event WHERE client_id = $1 ORDER BY id',
      [clientId],
    )
  ).map(({ type }) => type);

describe('an invitation', () => {
  const invite = (changes: object = {}) => ({
    client,
    contactName: 'Lena Fröhlich',
    email: 'lena@brightwater.example',
    title: 'Bookkeeper',
    billing: true,
    documents: false,
    colleagues: false,
    ...changes,
  });

  it('is read without being used, and works once', async () => {
    await inviteContact(tom, invite());
    const token = await linkMailedTo('lena@brightwater.example');
    for (const _ of [1, 2]) {
      expect(await getInvitation(stranger, token)).toMatchObject({
        state: 'open',
        invitedBy: 'Tom Brandvold',
        role: null,
        person: { name: 'Lena Fröhlich', hasPassword: false },
        clients: [{ name: brightwater.name, rights: { billing: true, documents: false } }],
      });
    }
    const weak = refusal(acceptInvitation(stranger, { token, password: 'brightwater' }));
    expect((await weak).code).toBe('invalid');
    const { sessionId, home } = await came(
      acceptInvitation(stranger, {
        token,
        name: 'Lena Froehlich',
        password: 'three small boats',
      }),
    );
    expect(home).toBe('/');
    expect(await actorOfSession(sessionId, nowhere)).toMatchObject({
      kind: 'contact',
      clientId: brightwater.clientId,
      rights: { billing: true, documents: false, colleagues: false },
    });
    const again = refusal(acceptInvitation(stranger, { token, password: 'three small boats' }));
    expect((await again).messageKey).toBe('access.link_used');
    expect(await getInvitation(stranger, token)).toEqual({ state: 'used' });
    const types = await typesOf(brightwater.clientId);
    expect(types).toEqual(
      expect.arrayContaining(['contact.invited', 'contact.joined', 'signin.succeeded']),
    );
  });

  it('is used by one of two at the same moment', async () => {
    await inviteContact(tom, invite({ email: 'twice@brightwater.example' }));
    const token = await linkMailedTo('twice@brightwater.example');
    const accept = () => acceptInvitation(stranger, { token, password: 'three small boats' });
    const results = await Promise.allSettled([accept(), accept()]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('makes a person who is known elsewhere a contact here too, and asks for their password', async () => {
    await inviteContact(
      hugh,
      invite({ client: publicId('cl', larkAndLoom.clientId), email: emails.marco }),
    );
    const token = await linkMailedTo(emails.marco);
    expect(await getInvitation(stranger, token)).toMatchObject({
      person: { hasPassword: true },
      clients: [{ name: larkAndLoom.name }],
    });
    const wrong = refusal(acceptInvitation(stranger, { token, password: 'three small boats' }));
    expect((await wrong).fields).toEqual({ password: 'access.password_not_yours' });
    await acceptInvitation(stranger, { token, password: 'porchlight-demo' });
    const [person] = await ownerQuery('SELECT name FROM person WHERE email = $1', [emails.marco]);
    expect(person).toEqual({ name: 'Marco Vianelli' });
  });

  it('is refused for somebody who is a contact already', async () => {
    const twice = await refusal(inviteContact(tom, invite({ email: emails.dana })));
    expect(twice.fields).toEqual({ email: 'clients.contact_already' });
  });

  it('can be sent again, and either link works until one is used', async () => {
    const id = await inviteContact(tom, invite({ email: 'slow@brightwater.example' }));
    const first = await linkMailedTo('slow@brightwater.example');
    await resendInvitation(tom, { contact: id });
    const second = await linkMailedTo('slow@brightwater.example');
    expect(second).not.toBe(first);
    await acceptInvitation(stranger, { token: first, password: 'three small boats' });
    expect(await getInvitation(stranger, second)).toEqual({ state: 'used' });
    expect((await refusal(resendInvitation(tom, { contact: id }))).code).toBe('not_found');
  });

  it('leads nowhere once the access has ended', async () => {
    const id = await inviteContact(tom, invite({ email: 'gone@brightwater.example' }));
    const token = await linkMailedTo('gone@brightwater.example');
    await endContact(tom, { contact: id });
    expect(await getInvitation(stranger, token)).toEqual({ state: 'unknown' });
    const late = refusal(acceptInvitation(stranger, { token, password: 'three small boats' }));
    expect((await late).messageKey).toBe('access.link_unknown');
  });
});
