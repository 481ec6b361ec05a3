import { z } from 'zod';
import { verifyFile } from '@/domain/signing/verify-file';
import { parse } from '@/lib/action';
import { PUBLIC } from '@/lib/actor';
import { PortalError } from '@/lib/errors';
import { originOf } from '@/lib/origin';
import { openRoute } from '@/lib/route';

const Question = z.object({ sha256: z.string() });

/** Whether a fingerprint is that of a file that was signed here, for anybody; the file itself is never sent. */
export const POST = openRoute({ maxBytes: 1_000 }, async ({ request }) => {
  const body: unknown = await request.json().catch(() => {
    throw new PortalError('invalid', 'verify.errors.fingerprint');
  });
  const actor = { ...PUBLIC, origin: originOf(request.headers) };
  return Response.json(await verifyFile(actor, parse(Question, body)), {
    headers: { 'cache-control': 'no-store' },
  });
});
