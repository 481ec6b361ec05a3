import { z } from 'zod';
import { startLocalStripe } from './server';

const Env = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  STRIPE_LOCAL_DATA: z.string().min(1),
  STRIPE_SECRET_KEY: z.string().min(1),
  WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  WEBHOOK_SECRET: z.string().default(''),
  STRIPE_LOCAL_MERCHANT: z.string().optional(),
  STRIPE_LOCAL_DEBIT_DELAY_MS: z.coerce.number().int().min(0).optional(),
});

async function main(): Promise<void> {
  const env = Env.safeParse(process.env);
  if (!env.success) {
    const names = env.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw new Error(`The local Stripe needs other settings: ${names} missing or not right.`);
  }
  const stripe = await startLocalStripe({
    secretKey: env.data.STRIPE_SECRET_KEY,
    port: env.data.PORT,
    publicUrl: env.data.PUBLIC_URL,
    dataFolder: env.data.STRIPE_LOCAL_DATA,
    webhookUrl: env.data.WEBHOOK_URL,
    webhookSecret: env.data.WEBHOOK_SECRET,
    merchant: env.data.STRIPE_LOCAL_MERCHANT,
    debitDelayMs: env.data.STRIPE_LOCAL_DEBIT_DELAY_MS,
  });
  console.log(`local stripe: ${stripe.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stripe.stop().then(() => process.exit(0)));
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
