import { ReportedBatch, reportActivity } from '@/domain/activity/report-activity';
import { may } from '@/domain/authorize';
import { parse } from '@/lib/action';
import { PortalError } from '@/lib/errors';
import { route } from '@/lib/route';

/** What the browser saw, sent when a page is left. The firm's own people are not watched. */
export const POST = route({ maxBytes: 16_000 }, async ({ request, actor }) => {
  const batch = parse(ReportedBatch, await readJson(request));
  if (may(actor, 'activity.report')) await reportActivity(actor, batch);
  return new Response(null, { status: 204 });
});

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    throw new PortalError('invalid', 'errors.invalid');
  }
}
