import { authorizeEmployee } from '@/domain/authorize';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';

/** Whether whoever asks wants the small things by mail on Fridays. */
export async function chooseDigest(actor: Actor, { wanted }: { wanted: boolean }): Promise<void> {
  authorizeEmployee(actor, 'digest.choose');
  const { employeeId } = actor;
  await dbAs(actor, async (db) => {
    if (wanted) await db.digestRefusal.deleteMany({ where: { employeeId } });
    else {
      await db.digestRefusal.createMany({ data: { employeeId, at: now() }, skipDuplicates: true });
    }
  });
}
