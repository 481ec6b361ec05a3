import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { keepSecret, secretsFile, stateFolder } from '@/local/state';
import type { Part } from './child';
import { portFor, type RunningPart } from './run-file';

const tsx = ['--import', 'tsx'];

/** A part as it is started, and what run.json says of it. */
export interface PlannedPart {
  part: Part;
  told: RunningPart;
}

export interface Plan {
  parts: PlannedPart[];
  /** What the reader should know about what does not run. */
  notes: string[];
}

interface Wish {
  /** The portal's own port, its address for people, and the address that it listens on. */
  port: number;
  publicUrl: string;
  host: string;
  /** Whether what exists for a demo alone may stand in for what is not set. */
  demo: boolean;
  environment: Record<string, string>;
}

/**
 * Which processes make the portal, each with its environment. In a demo a local Stripe and a mail
 * outbox stand in for STRIPE_SECRET_KEY and SMTP_URL; outside of one they never do.
 */
export async function planParts(wish: Wish): Promise<Plan> {
  const notes: string[] = [];
  const stripe = await planStripe(wish, notes);
  const outbox = await planOutbox(wish, notes);
  const workerPort = await portFor('worker');
  const shared = {
    NODE_ENV: 'production',
    ...wish.environment,
    NEXTAUTH_URL: wish.publicUrl,
    ...stripe?.environment,
    ...outbox?.environment,
    WORKER_URL: `http://127.0.0.1:${workerPort}`,
  };
  const worker: PlannedPart = {
    part: {
      key: 'worker',
      name: 'worker',
      args: [...tsx, 'worker/main.ts'],
      env: { ...shared, WORKER_PORT: String(workerPort) },
      health: `http://127.0.0.1:${workerPort}/health`,
      mayRestart: true,
    },
    told: { port: workerPort, url: `http://127.0.0.1:${workerPort}` },
  };
  const web: PlannedPart = {
    part: {
      key: 'web',
      name: 'web server',
      args: [
        'node_modules/next/dist/bin/next',
        'start',
        ...['-H', wish.host, '-p', String(wish.port)],
      ],
      env: shared,
      health: `http://${addressOf(wish.host)}:${wish.port}/api/health`,
      mayRestart: false,
    },
    told: { port: wish.port, url: wish.publicUrl },
  };
  const standIns = [stripe, outbox].filter((each) => each !== null);
  return { parts: [...standIns, worker, web], notes };
}

type StandIn = PlannedPart & { environment: Record<string, string> };

async function planStripe(wish: Wish, notes: string[]): Promise<StandIn | null> {
  if (process.env.STRIPE_SECRET_KEY) {
    if (!process.env.STRIPE_WEBHOOK_SECRET) {
      notes.push('STRIPE_WEBHOOK_SECRET is not set: payments are settled only when asked about.');
    }
    return null;
  }
  if (!wish.demo) {
    notes.push('STRIPE_SECRET_KEY is not set: clients cannot pay online.');
    return null;
  }
  const port = await portFor('stripe');
  const url = `http://localhost:${port}`;
  const secret = keepSecret(secretsFile(), 'STRIPE_WEBHOOK_SECRET');
  const key = keepSecret(secretsFile(), 'STRIPE_SECRET_KEY', newTestKey);
  return {
    part: {
      key: 'stripe',
      name: 'local Stripe',
      args: [...tsx, 'local/stripe/main.ts'],
      env: {
        PORT: String(port),
        PUBLIC_URL: url,
        STRIPE_SECRET_KEY: key,
        STRIPE_LOCAL_DATA: join(stateFolder, 'stripe'),
        WEBHOOK_URL: `http://127.0.0.1:${wish.port}/api/stripe/webhook`,
        WEBHOOK_SECRET: secret,
      },
      health: `http://127.0.0.1:${port}/health`,
      mayRestart: true,
    },
    told: { port, url },
    environment: {
      STRIPE_SECRET_KEY: key,
      STRIPE_WEBHOOK_SECRET: secret,
      STRIPE_API_BASE: `http://127.0.0.1:${port}`,
      STRIPE_PUBLIC_URL: url,
    },
  };
}

async function planOutbox(wish: Wish, notes: string[]): Promise<StandIn | null> {
  if (process.env.SMTP_URL) return null;
  if (!wish.demo) {
    notes.push('SMTP_URL is not set: mails wait until it is.');
    return null;
  }
  const port = await portFor('outbox');
  const smtpPort = await portFor('smtp');
  const url = `http://localhost:${port}`;
  return {
    part: {
      key: 'outbox',
      name: 'mail outbox',
      args: [...tsx, 'local/outbox/main.ts'],
      env: {
        PORT: String(port),
        SMTP_PORT: String(smtpPort),
        OUTBOX_DATA: join(stateFolder, 'outbox'),
      },
      health: `http://127.0.0.1:${port}/health`,
      mayRestart: true,
    },
    told: { port, url, smtpPort },
    environment: { SMTP_URL: `smtp://127.0.0.1:${smtpPort}`, OUTBOX_URL: url },
  };
}

function newTestKey(): string {
  return `sk_test_${randomBytes(18).toString('hex')}`;
}

/** Where this machine reaches what listens on `host`. */
function addressOf(host: string): string {
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
}
