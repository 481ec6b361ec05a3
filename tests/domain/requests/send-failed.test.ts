import { expect, it } from 'vitest';
import { reportSendFailed } from '@/domain/requests/report-send-failed';
import { beginUpload } from '@/domain/uploads/begin-upload';
import { newId, publicId } from '@/lib/ids';
import { cast } from '@/tests/support/cast';
import { logged } from '@/tests/support/logged';
import { askFor } from './requesting';

const { dana, joan } = cast;

const failures = () => logged(`a.type = 'document.upload_failed'`);

const begin = (itemId: string, filename: string, sizeBytes: number) =>
  beginUpload(dana, {
    ...{ uploadId: newId(), filename, sizeBytes, itemId },
    ...{ folder: null, versionOfId: null, isArchive: false },
  });

it('a file that is refused before any of it is there is a failure of the client’s to send it', async () => {
  const { id, items } = await askFor();
  const [item = ''] = items;
  const tries: [string, number, string][] = [
    ['statement.pdf', 63_000_000, 'too_large'],
    ['program.exe', 1_000, 'type'],
    ['all.zip', 1_000, 'type'],
  ];
  for (const [name, size] of tries) {
    await expect(begin(item, name, size)).rejects.toMatchObject({ code: 'invalid' });
  }
  const [row] = await failures();
  expect(row).toMatchObject({ by: 'client', contact_id: dana.contactId });
  expect((await failures()).map(({ data }) => data.reason)).toEqual(
    tries.map(([, , reason]) => reason),
  );
  expect(
    await logged('a.subject_id = $1 AND a.type LIKE $2', [publicId('rq', id), '%failed']),
  ).toHaveLength(3);
});

it('a line that broke is told by the browser, of one’s own items alone', async () => {
  const before = (await failures()).length;
  const { items } = await askFor();
  const [itemId = ''] = items;
  await expect(reportSendFailed(joan, { itemId })).rejects.toMatchObject({ code: 'not_found' });
  await reportSendFailed(dana, { itemId });
  expect((await failures()).slice(before).map(({ data }) => data.reason)).toEqual(['network']);
});
