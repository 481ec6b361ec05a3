import Stripe from 'stripe';
import { env } from './env';
import { PortalError } from './errors';

const TIMEOUT_MS = 20_000;

let client: Stripe | undefined;

/**
 * The SDK, pointed at Stripe or, by STRIPE_API_BASE, at what stands in for it.
 * @throws PortalError unavailable where no key is set: this firm takes no payments online.
 */
export function stripeClient(): Stripe {
  if (client) return client;
  const { STRIPE_SECRET_KEY, STRIPE_API_BASE } = env();
  if (!STRIPE_SECRET_KEY) throw new PortalError('unavailable', 'stripe.not_set_up');
  client = new Stripe(STRIPE_SECRET_KEY, {
    ...(STRIPE_API_BASE && addressOf(STRIPE_API_BASE)),
    maxNetworkRetries: 2,
    timeout: TIMEOUT_MS,
    telemetry: false,
  });
  return client;
}

/** Whether payments online are set up at all. */
export function takesPayments(): boolean {
  return env().STRIPE_SECRET_KEY !== undefined;
}

/** Asks Stripe, and says in our words when it does not answer. */
export async function reach<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw inOurWords(error);
  }
}

/** A failure of Stripe's as the portal says it; what was our own fault stays as it is. */
export function inOurWords(cause: unknown): unknown {
  const { errors } = Stripe;
  if (cause instanceof errors.StripeInvalidRequestError) {
    const gone = cause.code === 'resource_missing' && cause.statusCode === 404;
    // Any other is a request of ours that was wrong: our fault, and nobody else's to read.
    return gone ? new PortalError('not_found', 'errors.not_found', { cause }) : cause;
  }
  // No connection, too many calls, trouble at Stripe, a key that it does not know.
  return cause instanceof errors.StripeError && !(cause instanceof errors.StripeIdempotencyError)
    ? new PortalError('unavailable', 'stripe.unavailable', { cause })
    : cause;
}

function addressOf(base: string): Pick<Stripe.StripeConfig, 'host' | 'port' | 'protocol'> {
  const { hostname, port, protocol } = new URL(base);
  const secure = protocol === 'https:';
  if (!secure && !/^(127\.0\.0\.1|localhost|\[::1\])$/.test(hostname)) {
    throw new Error('STRIPE_API_BASE sends the secret key in the clear: it has to be https.');
  }
  return { host: hostname, port: port || (secure ? 443 : 80), protocol: secure ? 'https' : 'http' };
}
