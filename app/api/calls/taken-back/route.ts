import { takeBackCallAction } from '@/app/staff/calls/actions';
import { formOf, route } from '@/lib/route';

/** It was none, or another client's: within ten minutes. */
export const POST = route({ maxBytes: 2_000 }, async ({ request }) =>
  Response.json(await takeBackCallAction(null, await formOf(request))),
);
