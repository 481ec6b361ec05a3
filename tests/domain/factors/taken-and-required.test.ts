import { isEmployee } from '@/lib/actor';
import { describe, expect, it } from 'vitest';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { signIn } from '@/domain/access/sign-in';
import { listEmployees } from '@/domain/clients/list-employees';
import { getFactors } from '@/domain/factors/get-factors';
import { resetFactor } from '@/domain/factors/reset-factor';
import { takeContactFactor, takeEmployeeFactor } from '@/domain/factors/take-factor';
import { now } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { actorOfSession, type PersonActor } from '@/lib/session-row';
import { cast, emails, password } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';
import { armed, eventsOf, mailsTo, nowhere, onAnotherDay, setUp, stranger } from './armed';

const { dana, joan, tom, ruth, hugh, ingrid } = cast;

describe('a second step that was lost', () => {
  const why = { reason: 'Phone in the lake; called back on 555 0199.', password };

  it(
    'is taken from a contact by those who look after the client, with a reason and a mail',
    onAnotherDay(async () => {
      await armed(dana);
      const contact = publicId('co', dana.contactId);
      const foreign = refusal(takeContactFactor(hugh, { contact, ...why }));
      expect((await foreign).code).toBe('not_found');
      const wrong = refusal(takeContactFactor(tom, { contact, ...why, password: 'not mine' }));
      expect((await wrong).fields).toEqual({ password: 'access.password_not_yours' });
      await takeContactFactor(tom, { contact, ...why });
      expect((await eventsOf('factor.taken')).at(-1)).toMatchObject({
        client_id: dana.clientId,
        reason: why.reason,
      });
      const [mail] = (await mailsTo(emails.dana)).slice(-1);
      expect(mail?.subject).toContain('Tom Brandvold');
      // The reason is the firm's, and may be about somebody else.
      expect(mail?.text).not.toContain('lake');
      expect(await signIn(stranger, { email: emails.dana, password })).toMatchObject({
        step: 'in',
      });
      expect((await refusal(takeContactFactor(tom, { contact, ...why }))).code).toBe('conflict');
    }),
    60_000,
  );

  it(
    'is taken from an owner by whoever owns the server, whom no other owner can help',
    onAnotherDay(async () => {
      await armed(ingrid, tom);
      const server = { kind: 'setup' } as const;
      const ofStaff = refusal(resetFactor(server, { email: emails.tom }));
      expect((await ofStaff).code).toBe('not_found');
      expect(await resetFactor(server, { email: emails.ingrid })).toBe('Ingrid Alder');
      const [event] = await ownerQuery(
        `SELECT by::text, actor_kind, subject_id FROM activity_event WHERE type = 'factor.taken' ORDER BY id DESC LIMIT 1`,
      );
      expect(event).toEqual({
        by: 'system',
        actor_kind: 'setup',
        subject_id: publicId('em', ingrid.employeeId),
      });
      const [mail] = (await mailsTo(emails.ingrid)).slice(-1);
      expect(mail?.subject).toBe('Whoever runs the server has taken your second step away');
      expect(await signIn(stranger, { email: emails.ingrid, password })).toMatchObject({
        step: 'in',
      });
      const again = refusal(resetFactor(server, { email: emails.ingrid }));
      expect((await again).code).toBe('conflict');
      const left = await ownerQuery('DELETE FROM totp RETURNING person_id');
      expect(left).toEqual([{ person_id: tom.personId }]);
    }),
    60_000,
  );

  it(
    'is taken from an employee by the owner alone',
    onAnotherDay(async () => {
      await armed(ruth);
      const employee = publicId('em', ruth.employeeId);
      expect((await refusal(takeEmployeeFactor(tom, { employee, ...why }))).code).toBe('forbidden');
      const own = takeEmployeeFactor(ingrid, {
        employee: publicId('em', ingrid.employeeId),
        ...why,
      });
      expect((await refusal(own)).messageKey).toBe('factors.errors.own');
      await takeEmployeeFactor(ingrid, { employee, ...why });
      expect((await getFactors(ruth)).on).toBeNull();
    }),
    60_000,
  );
});

describe('a firm that asks it of its people', () => {
  it(
    'lets whoever has none set it up, and do nothing else',
    onAnotherDay(async () => {
      await ownerQuery('UPDATE firm SET requires_second_factor = true');
      const read = async (actor: PersonActor) => {
        await ownerQuery('UPDATE session SET created_at = $2, seen_at = $2 WHERE id = $1', [
          actor.sessionId,
          now(),
        ]);
        return actorOfSession(actor.sessionId, nowhere);
      };
      const without = await read(hugh);
      expect(without).toMatchObject({ needsFactor: true });
      await setUp(tom);
      expect(await read(tom)).toMatchObject({ needsFactor: false });
      expect(await read(joan)).not.toHaveProperty('needsFactor', true);
      if (!without || !isEmployee(without)) throw new Error('Hugh is of the firm');
      const held = refusal(listEmployees(without));
      expect((await held).messageKey).toBe('factors.errors.needed');
      await getStaffShell(without);
      expect(await getFactors(without)).toMatchObject({ on: null, isRequired: true });
      await setUp(without);
      expect(await read(hugh)).toMatchObject({ needsFactor: false });
      await ownerQuery('UPDATE firm SET requires_second_factor = false');
    }),
    60_000,
  );
});
