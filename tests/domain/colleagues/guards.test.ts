import { beforeEach, describe, expect, it } from 'vitest';
import { ChangeColleagueInput } from '@/domain/colleagues/change-colleague';
import { endColleague, EndColleagueInput } from '@/domain/colleagues/end-colleague';
import { inviteColleague, InviteColleagueInput } from '@/domain/colleagues/invite-colleague';
import { parse } from '@/lib/action';
import type { ContactActor, ContactRights } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { beginAnew, co, setRights, somebody } from './at-brightwater';

const { dana, joan, marco } = cast;

beforeEach(beginAnew);

describe('more fields than a form has', () => {
  const extra = {
    ...{ clientId: joan.clientId, client: publicId('cl', joan.clientId), personId: joan.personId },
    ...{
      role: 'owner',
      kind: 'owner',
      amountMinor: '1',
      state: 'paid',
      endedAt: null,
      joinedAt: 'now',
    },
    ...{
      mayBilling: true,
      may_billing: true,
      rights: { billing: true },
      documentCategories: ['tax'],
    },
  };

  it('are not read', () => {
    const sent = { ...somebody(), contact: co(marco), ...extra };
    const known = ['billing', 'category[]', 'colleagues', 'documents', 'title'];
    const namesOf = (read: object) => Object.keys(read).sort();
    expect(namesOf(parse(ChangeColleagueInput, sent))).toEqual([...known, 'contact'].sort());
    expect(namesOf(parse(InviteColleagueInput, sent))).toEqual(
      [...known, 'contactName', 'email'].sort(),
    );
    expect(namesOf(parse(EndColleagueInput, sent))).toEqual(['contact']);
  });

  it('change nothing where a verb is handed them all the same', async () => {
    const id = await inviteColleague(dana, { ...somebody(), ...extra } as never);
    const [row] = await ownerQuery<{ client: string; billing: boolean; joined: boolean }>(
      `SELECT client_id AS client, may_billing AS billing, joined_at IS NOT NULL AS joined FROM contact WHERE id = app.uuid_of($1)`,
      [id],
    );
    expect(row).toEqual({ client: brightwater.clientId, billing: false, joined: false });
    await endColleague(dana, { contact: id });
  });
});

describe('row-level security alone', () => {
  const less: ContactActor = {
    ...dana,
    rights: { billing: false, documents: ['tax'], colleagues: true } satisfies ContactRights,
  };
  const refused = async (
    actor: ContactActor,
    where: object,
    data: Record<string, unknown>,
  ): Promise<boolean> => {
    const done = await dbAs(actor, (db) => db.contact.updateMany({ where, data })).then(
      ({ count }) => count > 0,
      () => false,
    );
    return !done;
  };

  it('lets nobody give what they have not, more to themselves, or anything at another client', async () => {
    const atMarco = { id: marco.contactId };
    expect(await refused(less, atMarco, { documentCategories: ['tax'] })).toBe(false);
    expect(await refused(less, atMarco, { documentCategories: ['tax', 'identity'] })).toBe(true);
    await ownerQuery('UPDATE contact SET may_billing = false WHERE id = $1', [marco.contactId]);
    expect(await refused(less, atMarco, { mayBilling: true })).toBe(true);
    expect(await refused(less, atMarco, { clientId: joan.clientId })).toBe(true);
    expect(await refused(less, atMarco, { personId: joan.personId })).toBe(true);
    expect(await refused(marco, { id: dana.contactId }, { title: 'Nobody' })).toBe(true);
    expect(await refused(dana, { id: joan.contactId }, { title: 'Nobody' })).toBe(true);
    await setRights(dana, { billing: false, documents: '{tax}', colleagues: true });
    expect(await refused(dana, { id: dana.contactId }, { mayBilling: true })).toBe(true);
    expect(await refused(dana, { id: dana.contactId }, { endedAt: new Date() })).toBe(true);
  });

  it('lets them make no link but of an invitation to their own client', async () => {
    const link = (personId: string, purpose: 'invitation' | 'password_reset') =>
      dbAs(dana, (db) =>
        db.accessToken.createMany({
          data: {
            ...{ id: crypto.randomUUID(), personId, purpose, tokenHash: crypto.randomUUID() },
            ...{ invitedBy: dana.personId, expiresAt: new Date(Date.now() + 60_000) },
          },
        }),
      );
    await expect(link(joan.personId, 'invitation')).rejects.toThrow();
    await expect(link(marco.personId, 'invitation')).rejects.toThrow();
    await expect(link(marco.personId, 'password_reset')).rejects.toThrow();
  });
});
