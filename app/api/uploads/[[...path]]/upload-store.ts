import type { Readable } from 'node:stream';
import { DataStore, Upload } from '@tus/utils';
import { appendUpload } from '@/domain/uploads/append-upload';
import { beginUpload } from '@/domain/uploads/begin-upload';
import { getUpload } from '@/domain/uploads/get-upload';
import { removeUpload } from '@/domain/uploads/remove-upload';
import { PortalError } from '@/lib/errors';
import { parseId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';

/** What is being written, by upload: a line that breaks leaves a part to be counted, which the next question waits for. */
const writing = new Map<string, Promise<unknown>>();

/** One person's uploads, as tus asks for them. Ids are public. */
export class UploadStore extends DataStore {
  override extensions = ['creation', 'creation-with-upload', 'termination'];

  constructor(private readonly actor: PersonActor) {
    super();
  }

  override async create(upload: Upload): Promise<Upload> {
    const { name, item, newer, folder, kind } = upload.metadata ?? {};
    await beginUpload(this.actor, {
      uploadId: parseId('up', upload.id),
      filename: name ?? '',
      folder: folder ?? null,
      sizeBytes: upload.size ?? 0,
      itemId: item ? parseId('ri', item) : null,
      versionOfId: newer ? parseId('do', newer) : null,
      isArchive: kind === 'season',
    });
    return upload;
  }

  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const work = appendUpload(this.actor, { uploadId: parseId('up', id), offset, source: stream });
    const settled = work.catch(() => undefined);
    writing.set(id, settled);
    try {
      const arrived = await work;
      // A line that hangs was given up, and its end would be waited for: what came is counted, and whoever is there is told so.
      if (!stream.readableEnded) stream.destroy(new PortalError('unavailable', 'uploads.silent'));
      return arrived;
    } finally {
      if (writing.get(id) === settled) writing.delete(id);
    }
  }

  override async getUpload(id: string): Promise<Upload> {
    await writing.get(id);
    const { sizeBytes, receivedBytes, createdAt } = await getUpload(this.actor, parseId('up', id));
    return new Upload({
      id,
      size: sizeBytes,
      offset: receivedBytes,
      creation_date: createdAt.toISOString(),
    });
  }

  override async remove(id: string): Promise<void> {
    await removeUpload(this.actor, parseId('up', id));
  }
}
