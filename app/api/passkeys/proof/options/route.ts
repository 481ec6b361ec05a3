import { beginPasskeyProof } from '@/domain/passkeys/prove-with-passkey';
import { route } from '@/lib/route';

/** What a browser is asked to sign to prove that it is them; null where they have no passkey. */
export const POST = route({ maxBytes: 1_000 }, async ({ actor }) =>
  Response.json(await beginPasskeyProof(actor), { headers: { 'cache-control': 'no-store' } }),
);
