import { takeEvent } from '@/domain/payments/take-event';
import { PUBLIC } from '@/lib/actor';
import { PortalError } from '@/lib/errors';
import { recordIncident } from '@/lib/incident';
import { countTry } from '@/lib/rate-limit';
import { openRoute } from '@/lib/route';
import { UnverifiedWebhook, verifyWebhook } from '@/lib/stripe';

const WHERE = 'stripe webhook';
/** Stripe's events are a few kilobytes. */
const MAX_BYTES = 512_000;
/** So many that are not Stripe's are answered one by one; what goes beyond is turned away unread. */
const FORGERIES = { max: 60, windowSeconds: 60 };

/**
 * Where Stripe tells of payments. The answer is for Stripe: 400 for what it did not sign, 200 for what was taken or means
 * nothing to us, 500 where the fault is ours, so that it tries again.
 */
export const POST = openRoute({ maxBytes: MAX_BYTES, isForMachines: true }, async ({ request }) => {
  const body = await readBody(request);
  if (!body) return answer(413, 'too large');
  try {
    const settlement = await takeEvent(
      verifyWebhook(body, request.headers.get('stripe-signature')),
    );
    return answer(200, settlement);
  } catch (error) {
    if (error instanceof UnverifiedWebhook) return turnAway(error);
    return answer(500, `incident ${recordIncident(error, WHERE)}`);
  }
});

async function turnAway(error: UnverifiedWebhook): Promise<Response> {
  try {
    await countTry(PUBLIC, 'webhook.unsigned', FORGERIES);
  } catch (limit) {
    if (limit instanceof PortalError) return answer(429, 'too many');
    throw limit;
  }
  recordIncident(error.message, WHERE);
  return answer(400, 'not signed');
}

/** The body as it came, since the signature is over its bytes; null when it is too large, whatever it says of itself. */
async function readBody(request: Request): Promise<Buffer | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request.body ?? []) {
    size += piece.length;
    if (size > MAX_BYTES) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function answer(status: number, outcome: string): Response {
  return Response.json({ outcome }, { status, headers: { 'cache-control': 'no-store' } });
}
