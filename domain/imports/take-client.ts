import type { MachineActor } from '@/lib/actor';
import { type Day, dayToDb } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { newId, publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';

export type ImportedClient = {
  source: string;
  clientKey: string;
  name: string;
  country: string | null;
  currency: string;
  since: Day;
  /** The employee who looks after it from now on; null leaves it to the owners. */
  managerId: string | null;
};

/** The client that `source` knows by this key: found, or made now in one transaction with its manager. */
export async function takeClient(
  actor: MachineActor,
  input: ImportedClient,
): Promise<{ clientId: string; isNew: boolean }> {
  authorize(actor, 'import.run');
  return dbAs(actor, async (db) => {
    const key = { source: input.source, sourceKey: input.clientKey };
    const made = await db.client.createMany({
      data: {
        ...key,
        id: newId(),
        name: input.name,
        country: input.country,
        currency: input.currency,
        since: dayToDb(input.since),
      },
      skipDuplicates: true,
    });
    const { id } = await db.client.findUniqueOrThrow({
      where: { source_sourceKey: key },
      select: { id: true },
    });
    if (made.count === 0) return { clientId: id, isNew: false };
    if (input.managerId) {
      await db.assignment.createMany({
        data: { id: newId(), clientId: id, employeeId: input.managerId, part: 'manager' },
      });
    }
    await recordActivity(db, actor, {
      type: 'client.created',
      clientId: id,
      subject: { kind: 'client', id: publicId('cl', id) },
      data: {},
    });
    return { clientId: id, isNew: true };
  });
}
