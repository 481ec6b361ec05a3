// Not TypeScript: next.config.mjs reads it while nothing is compiled yet.

/** Where a form without script ends when a client pays at Stripe's own page. */
const STRIPE_CHECKOUT = 'https://checkout.stripe.com';

/** What never differs between pages. `blob:` is a page of a document as the browser drew it. */
const EVERYWHERE = [
  "default-src 'none'",
  "connect-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob:",
  "manifest-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

/**
 * The policy of a page (CSP Level 3). With a nonce only the scripts that Next itself wrote into the page run, and what
 * those load; without one (proxy.ts was not asked) nothing from elsewhere runs, but a script in the page would.
 * @param {{ nonce?: string, payingAt?: string }} page `payingAt` is the origin of a local Stripe
 * @returns {string}
 */
export function contentPolicy({ nonce, payingAt }) {
  const scripts = nonce ? `'nonce-${nonce}' 'strict-dynamic'` : "'self' 'unsafe-inline'";
  const styles = nonce ? `'self' 'nonce-${nonce}'` : "'self'";
  return [
    ...EVERYWHERE,
    `script-src ${scripts}`,
    `style-src ${styles}`,
    `form-action 'self' ${payingAt ?? STRIPE_CHECKOUT}`,
  ].join('; ');
}

/** The policy of an answer that is no page: should a browser show it as one, nothing in it does anything. */
export const NO_PAGE_POLICY =
  "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox";
