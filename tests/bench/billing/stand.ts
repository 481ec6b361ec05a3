import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Control } from '@/local/stripe/control';
import { startLocalStripe } from '@/local/stripe/server';
import { type CastStand, withCastStand } from '@/tests/bench/cast-stand';
import type { Tell } from '@/tests/bench/figure';

/** What billing is measured on: the built portal, and this process as its worker, over one database and a local Stripe. */
export interface BillingStand extends CastStand {
  control: Control;
}

/** Sets all of it up, and takes it down when the work is done. */
export async function withBillingStand(
  tell: Tell,
  work: (stand: BillingStand) => Promise<void>,
): Promise<void> {
  const secretKey = 'sk_test_bench';
  const { url, control, stop } = await startLocalStripe({ secretKey });
  const settings = {
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRET: 'whsec_bench',
    STRIPE_API_BASE: url,
  };
  const load = async ({ admin }: CastStand['database']) => {
    tell.say('  loading 40 clients with 2,000 open invoices, and one with 10,000');
    const rows = fileURLToPath(new URL('load.sql', import.meta.url));
    await admin.query(readFileSync(rows, 'utf8'));
  };
  try {
    await withCastStand(tell, { load, settings }, (stand) => work({ ...stand, control }));
  } finally {
    await stop();
  }
}
