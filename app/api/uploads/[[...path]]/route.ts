import { MemoryLocker, Server } from '@tus/server';
import { beginSeason } from '@/domain/seasons/begin-season';
import { finishUpload } from '@/domain/uploads/finish-upload';
import { getUpload } from '@/domain/uploads/get-upload';
import { env } from '@/lib/env';
import { newId, parseId, publicId } from '@/lib/ids';
import { route } from '@/lib/route';
import type { PersonActor } from '@/lib/session-row';
import { UploadStore } from './upload-store';

/** Asks an older request for the same upload to let go; what counts is decided by the database. */
const locker = new MemoryLocker();

/**
 * Files that go on where they stopped, by the tus protocol 1.0 (tus.io): created with their length, sent in as many
 * requests as it takes, and asked after by whoever lost the line. An upload that has arrived whole is a document before
 * this says so.
 */
const UPLOADS = { maxBytes: Infinity };

export const POST = route(UPLOADS, ({ request, actor }) => serve(request, actor));
export const PATCH = route(UPLOADS, ({ request, actor }) => serve(request, actor));
export const DELETE = route(UPLOADS, ({ request, actor }) => serve(request, actor));
export const HEAD = route(UPLOADS, async ({ request, actor, params }) => {
  const uploadId = parseId('up', params.path ?? '');
  const { receivedBytes, sizeBytes, finishedAt } = await getUpload(actor, uploadId);
  if (receivedBytes === sizeBytes && !finishedAt) await finish(actor, uploadId);
  return serve(request, actor);
});

async function finish(actor: PersonActor, uploadId: string): Promise<void> {
  const { isArchive } = await getUpload(actor, uploadId);
  await (isArchive ? beginSeason(actor, uploadId) : finishUpload(actor, uploadId));
}

async function serve(request: Request, actor: PersonActor): Promise<Response> {
  let failure: { error: unknown } | undefined;
  const server = new Server({
    path: '/api/uploads',
    datastore: new UploadStore(actor),
    locker,
    relativeLocation: true,
    allowedOrigins: [new URL(env().NEXTAUTH_URL).origin],
    namingFunction: () => publicId('up', newId()),
    onUploadFinish: async (_, { id }) => {
      await finish(actor, parseId('up', id));
      return {};
    },
    onResponseError: (_, error) => {
      if (error instanceof Error) failure = { error };
      return undefined;
    },
  });
  const response = await server.handleWeb(request);
  if (failure) throw failure.error;
  response.headers.set('cache-control', 'no-store');
  return response;
}
