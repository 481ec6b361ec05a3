import { z } from 'zod';

const Env = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  /** The application's role: neither superuser nor BYPASSRLS. */
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://'),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  NEXTAUTH_URL: z.url().default('http://localhost:3000'),
  NEXTAUTH_SECRET: z.string().min(32, 'needs at least 32 characters'),
  STRIPE_SECRET_KEY: z.string().min(1).optional(),
  STRIPE_WEBHOOK_SECRET: z.string().min(1).optional(),
  /** Where Stripe's API is, when it is not Stripe's own. */
  STRIPE_API_BASE: z.url().optional(),
  /** The local Stripe's page, in a demo. */
  STRIPE_PUBLIC_URL: z.url().optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().default('Porchlight <portal@porchlight.test>'),
  /** The mail outbox's page, in a demo. */
  OUTBOX_URL: z.url().optional(),
  /** Where the worker answers /health. */
  WORKER_URL: z.url().optional(),
  /** Where the worker itself listens for that; without it, it listens nowhere. */
  WORKER_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /** What is deployed, where the version in package.json does not tell it from the one before: a tag, or a commit. */
  RELEASE: z
    .string()
    .regex(/^[\w.+-]{1,60}$/, 'must be at most 60 letters, digits, dots and dashes')
    .optional(),
  STORAGE_DIR: z.string().default('.porchlight/storage'),
  /** Where ClamAV listens; with it set, nothing that was not scanned can be opened. */
  CLAMD_URL: z
    .string()
    .regex(
      /^(tcp:\/\/([\w.-]+|\[[\da-fA-F:.]+\]):\d{1,5}|unix:\/[^\0]+)$/,
      'must be tcp://host:3310 or unix:/path/clamd.ctl',
    )
    .refine(
      (url) => url.startsWith('unix:') || Number(/\d+$/.exec(url)?.[0]) <= 65_535,
      'has a port above 65535',
    )
    .optional(),
  /** `id:base64 of 32 bytes`, the newest first; documents' keys are wrapped by it. */
  KEYRING: z
    .string()
    .regex(
      /^[\w-]+:[A-Za-z0-9+/=]{43,44}(,[\w-]+:[A-Za-z0-9+/=]{43,44})*$/,
      'must be id:base64key[,id:base64key]',
    ),
  /** How many proxies in front are ours: that many addresses of X-Forwarded-For are believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
});

export type Env = z.infer<typeof Env>;

let checked: Env | undefined;

/**
 * The settings, checked once. The only reader of the process's environment in the product.
 * @throws Error in one line that names each setting that is wrong.
 */
export function env(): Env {
  if (checked) return checked;
  const result = Env.safeParse(process.env);
  if (!result.success) {
    const wrong = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new Error(`The settings are not right: ${wrong.join('; ')}.`);
  }
  checked = result.data;
  return checked;
}
