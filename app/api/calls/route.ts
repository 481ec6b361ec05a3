import { logCallAction } from '@/app/staff/calls/actions';
import { formOf, route } from '@/lib/route';

/** What was heard, from the panel that is on every page of the firm's: answered as its form reads it. */
export const POST = route({ maxBytes: 20_000 }, async ({ request }) =>
  Response.json(await logCallAction(null, await formOf(request))),
);
