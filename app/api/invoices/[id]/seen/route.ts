import { markSeen } from '@/domain/invoices/mark-seen';
import { parseId } from '@/lib/ids';
import { route } from '@/lib/route';

/** An invoice was before somebody's eyes, told by `sendBeacon` from the page that shows it. */
export const POST = route({ maxBytes: 0 }, async ({ actor, params }) => {
  await markSeen(actor, { id: parseId('in', params.id ?? '') });
  return new Response(null, { status: 204 });
});
