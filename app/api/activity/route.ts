import { reportActivity } from '@/domain/activity/report-activity';
import { ReportedBatch } from '@/domain/activity/reported';
import { may } from '@/domain/authorize';
import { PortalError } from '@/lib/errors';
import { route, textOf } from '@/lib/route';

/** Fifty events with the longest names are half of it. */
const MAX_BYTES = 32_000;

/**
 * What the browser saw. The firm's own people are not watched, and nor is whoever looks as a client does. Nothing is said
 * where all was taken, or known already; what was refused is named by its place, with why.
 */
export const POST = route({ maxBytes: MAX_BYTES }, async ({ request, actor }) => {
  const batch = ReportedBatch.safeParse(asJson(await textOf(request, MAX_BYTES)));
  // Not by `parse`: of one event that can't be read, none of the others goes with it.
  if (!batch.success) throw new PortalError('invalid', 'errors.invalid');
  if (!may(actor, 'activity.report')) return new Response(null, { status: 204 });
  const { taken, refused } = await reportActivity(actor, batch.data);
  if (refused.length === 0) return new Response(null, { status: 204 });
  const isAll = refused.length === batch.data.events.length;
  return Response.json({ taken, refused }, { status: isAll ? 422 : 200 });
});

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
