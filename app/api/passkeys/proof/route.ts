import { listPasskeys } from '@/domain/passkeys/list-passkeys';
import { proveWithPasskey, ProveWithPasskeyInput } from '@/domain/passkeys/prove-with-passkey';
import { parse } from '@/lib/action';
import { route } from '@/lib/route';

const PRIVATE = { headers: { 'cache-control': 'no-store' } };

/** Whether somebody can prove by a passkey that it is them. */
export const GET = route({}, async ({ actor }) => {
  const { passkeys } = await listPasskeys(actor);
  return Response.json({ isAble: passkeys.length > 0 }, PRIVATE);
});

/** What their browser signed. */
export const POST = route({ maxBytes: 20_000 }, async ({ request, actor }) => {
  const said: unknown = await request.json().catch(() => null);
  await proveWithPasskey(actor, parse(ProveWithPasskeyInput, said));
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
});
