import type { MachineActor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { authorize } from '../authorize';

/**
 * The employee with this address, who is to look after the clients that an import makes.
 * @throws PortalError invalid when nobody at the firm has it.
 */
export async function findImportManager(actor: MachineActor, email: string): Promise<string> {
  authorize(actor, 'import.run');
  return dbAs(actor, async (db) => {
    const employee = await db.employee.findFirst({
      where: { endedAt: null, person: { email: email.trim().toLowerCase() } },
      select: { id: true },
    });
    if (!employee)
      throw new PortalError('invalid', 'imports.manager_unknown', { values: { email } });
    return employee.id;
  });
}
