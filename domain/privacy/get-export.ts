import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { isPresent, provedAtOf } from '../access/presence';
import { authorize } from '../authorize';
import type { ExitKitView } from '../records/get-exit-kit';
import { whoseExport } from './whose-export';

/** The newest export of a person that the asker asked for, and whether they have proved lately that it is them. */
export type ExportView = Pick<ExitKitView, 'kit' | 'isPresent'>;

type Kit = NonNullable<ExitKitView['kit']>;
type Row = {
  provedAt: Date | null;
  kit:
    | (Omit<Kit, 'askedAt' | 'expiresAt' | 'sizeBytes'> & {
        askedAt: string;
        expiresAt: string | null;
        sizeBytes: string;
      })
    | null;
};

/** One statement. */
export async function getExport(
  actor: Actor,
  { about }: { about?: string | undefined } = {},
): Promise<ExportView> {
  authorize(actor, 'person_export.read');
  const { asker, personId } = whoseExport(actor, about);
  const [row] = await readAs(asker, (db) =>
    db.$queryRaw<Row[]>(sql`
      SELECT ${provedAtOf(asker)} AS "provedAt",
             (SELECT json_build_object('id', x.id, 'state', x.state, 'files', x.files, 'filesDone', x.files_done,
                       'sizeBytes', x.size_bytes::text, 'askedAt', x.asked_at, 'expiresAt', x.expires_at, 'failure', x.failure)
                FROM person_export x WHERE x.asked_by = ${asker.personId}::uuid AND x.person_id = ${personId}::uuid
               ORDER BY x.asked_at DESC, x.id DESC LIMIT 1) AS kit`),
  );
  const kit = row?.kit ?? null;
  const expiresAt = kit?.expiresAt ? new Date(kit.expiresAt) : null;
  const isOver = kit?.state === 'ready' && expiresAt !== null && expiresAt <= now();
  return {
    isPresent: isPresent(row?.provedAt ?? null),
    kit: kit && {
      ...kit,
      ...{ id: publicId('px', kit.id), expiresAt, state: isOver ? 'ended' : kit.state },
      sizeBytes: Number(kit.sizeBytes),
      askedAt: new Date(kit.askedAt),
    },
  };
}
