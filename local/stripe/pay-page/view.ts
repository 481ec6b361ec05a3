import type Stripe from 'stripe';
import { formatAmount } from '../currencies';
import type { Desk } from '../desk';
import { type Html, html } from '../html';

/** What every page about a session shows of it. */
export type SessionView = {
  id: string;
  merchant: string;
  /** The whole amount, for people. */
  total: string;
  lines: { name: string; quantity: number; amount: string }[];
  payer: string | null;
  cancelUrl: string | null;
  methods: string[];
};

export function viewOf(desk: Desk, session: Stripe.Checkout.Session): SessionView {
  const money = (amount: number) =>
    formatAmount(amount, session.currency ?? 'usd', localeOf(session.locale));
  return {
    id: session.id,
    merchant: session.branding_settings?.display_name ?? desk.settings.merchant,
    total: money(session.amount_total ?? 0),
    lines: (desk.store.get('order', session.id)?.items ?? []).map((line) => ({
      name: line.description ?? '',
      quantity: line.quantity ?? 1,
      amount: money(line.amount_total),
    })),
    payer: session.customer_details?.email ?? null,
    cancelUrl: session.cancel_url,
    methods: session.payment_method_types,
  };
}

/** Where the payer goes after paying: the merchant's address with the session's id put in. */
export function successAddress(session: Stripe.Checkout.Session): string {
  return (session.success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}

export function linesOf(view: SessionView): Html {
  return html`<ul class="lines">
    ${view.lines.map(
      (line) =>
        html`<li>
          <span>${line.name}${line.quantity > 1 && ` × ${line.quantity}`}</span>
          <span>${line.amount}</span>
        </li>`,
    )}
    <li class="total"><span>Total</span><span>${view.total}</span></li>
  </ul>`;
}

function localeOf(locale: string | null): string | undefined {
  try {
    return locale ? Intl.getCanonicalLocales(locale)[0] : undefined;
  } catch {
    return undefined;
  }
}
