import type { MachineActor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';

/**
 * The person who has an address already, whether or not the asking employee may see them: a bookkeeper may serve a
 * client whom the asker does not look after. Only the id comes back.
 * @throws PortalError invalid, on the field `email`, for the address of somebody at the firm
 */
export async function findContactPerson(email: string): Promise<string | null> {
  const finder: MachineActor = { kind: 'sign-in', subject: email };
  const person = await dbAs(finder, (db) =>
    db.person.findUnique({ where: { email }, select: { id: true } }),
  );
  if (!person) return null;
  const known: MachineActor = { ...finder, personId: person.id };
  const employee = await dbAs(known, (db) =>
    db.employee.findUnique({ where: { personId: person.id }, select: { id: true } }),
  );
  if (employee) {
    throw new PortalError('invalid', 'errors.invalid', {
      fields: { email: 'clients.contact_is_employee' },
    });
  }
  return person.id;
}
