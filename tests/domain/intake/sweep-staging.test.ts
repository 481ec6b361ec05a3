import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makePdf, send } from '../documents/make-files';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { sweepStaging } from '@/domain/intake/sweep-staging';
import { uploadDocument } from '@/domain/intake/upload-document';
import { withClock } from '@/lib/clock';
import { env } from '@/lib/env';

it('removes what was half written a day ago, and asks again for what was never read', async () => {
  const folder = join(env().STORAGE_DIR, 'incoming');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'old'), 'half');
  await writeFile(join(folder, 'new'), 'half');
  const longAgo = new Date(Date.now() - 25 * 60 * 60_000);
  await utimes(join(folder, 'old'), longAgo, longAgo);

  const bytes = makePdf(['x']);
  const file = { filename: 'a.pdf', declaredBytes: bytes.length };
  const forgotten = await withClock(longAgo, () =>
    uploadDocument(cast.tom, { ...file, source: send(bytes) }),
  );
  const fresh = await uploadDocument(cast.ruth, { ...file, source: send(bytes) });
  await ownerQuery(`DELETE FROM pgboss.job WHERE name = 'document.finish'`);

  await sweepStaging();
  expect(await readdir(folder)).toEqual(['new']);
  const jobs = await ownerQuery<{ data: { documentId: string } }>(
    `SELECT data FROM pgboss.job WHERE name = 'document.finish'`,
  );
  expect(jobs.map(({ data }) => data.documentId)).toEqual([forgotten.documentId]);
  expect(fresh.documentId).not.toBe(forgotten.documentId);
});
