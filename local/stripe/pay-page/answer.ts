import type { ServerResponse } from 'node:http';
import type Stripe from 'stripe';
import type { Desk } from '../desk';
import { type Asked, fromOwnPages, seeOther, sendHtml } from '../http';
import type { PayOutcome } from '../payments/attempt';
import { answerThreeDSecure, askingIntent, payByCard } from '../payments/pay-by-card';
import { payByDebit } from '../payments/pay-by-debit';
import { payForm, type Problem } from './form';
import { readCard, readDebit } from './input';
import { completePage, expiredPage, threeDSecurePage, unknownPage } from './other-pages';
import { successAddress, viewOf } from './view';

/** Answers `/pay/<session>`, `…/card`, `…/debit` and `…/3d-secure`. */
export function answerPayPage(desk: Desk, asked: Asked, response: ServerResponse): void {
  const [, , id = '', act, ...rest] = asked.path.split('/');
  const session = desk.store.get('session', id);
  if (!session || rest.length > 0) {
    sendHtml(response, 404, unknownPage());
    return;
  }
  if (asked.method === 'POST' && fromOwnPages(asked, desk.settings.publicUrl)) {
    pay(desk, session, act ?? '', new URLSearchParams(asked.body), response);
    return;
  }
  if (act === undefined) show(desk, session, asked.query, response);
  else if (act === '3d-secure') showThreeDSecure(desk, session, response);
  else seeOther(response, `/pay/${id}`);
}

function show(
  desk: Desk,
  session: Stripe.Checkout.Session,
  query: string,
  response: ServerResponse,
): void {
  if (session.status !== 'open') {
    showClosed(desk, session, response);
    return;
  }
  const tried = new URLSearchParams(query).get('tried');
  const message = tried && lastProblem(desk, session);
  const problem: Problem | null = message
    ? { message, way: tried === 'debit' ? 'debit' : 'card' }
    : null;
  sendHtml(response, 200, payForm(viewOf(desk, session), problem, {}));
}

function showClosed(desk: Desk, session: Stripe.Checkout.Session, response: ServerResponse): void {
  const view = viewOf(desk, session);
  if (session.status === 'expired') {
    sendHtml(response, 410, expiredPage(view));
    return;
  }
  const paid = session.payment_status === 'paid';
  sendHtml(response, 200, completePage(view, paid, successAddress(session)));
}

function showThreeDSecure(
  desk: Desk,
  session: Stripe.Checkout.Session,
  response: ServerResponse,
): void {
  const asking = session.status === 'open' ? askingIntent(desk, session) : undefined;
  if (!asking) {
    seeOther(response, `/pay/${session.id}`);
    return;
  }
  const last4 = asking.method.card?.last4 ?? '';
  sendHtml(response, 200, threeDSecurePage(viewOf(desk, session), last4));
}

function pay(
  desk: Desk,
  session: Stripe.Checkout.Session,
  act: string,
  form: URLSearchParams,
  response: ServerResponse,
): void {
  if (act === '3d-secure') {
    const outcome = answerThreeDSecure(desk, session.id, form.get('answer') === 'approve');
    go(desk, session.id, outcome, 'card', response);
    return;
  }
  const way = act === 'debit' && session.payment_method_types.includes('us_bank_account');
  const email = session.customer_details?.email ?? null;
  const read = way ? readDebit(form, email) : readCard(form, email, desk.clock.now());
  if (read.kind === 'problem') {
    const problem: Problem = { message: read.message, way: way ? 'debit' : 'card' };
    sendHtml(response, 400, payForm(viewOf(desk, session), problem, read.typed));
    return;
  }
  const outcome =
    read.kind === 'debit'
      ? payByDebit(desk, session.id, read.account, read.payer)
      : payByCard(desk, session.id, read.input);
  go(desk, session.id, outcome, read.kind, response);
}

/** After an attempt the browser always gets another address, so that F5 pays nothing. */
function go(
  desk: Desk,
  id: string,
  outcome: PayOutcome,
  way: 'card' | 'debit',
  response: ServerResponse,
): void {
  const session = desk.store.get('session', id);
  if (session && session.status === 'complete') seeOther(response, successAddress(session));
  else if (outcome.kind === 'authenticate') seeOther(response, `/pay/${id}/3d-secure`);
  else if (outcome.kind === 'declined') seeOther(response, `/pay/${id}?tried=${way}`);
  else seeOther(response, `/pay/${id}`);
}

function lastProblem(desk: Desk, session: Stripe.Checkout.Session): string | undefined {
  const id = typeof session.payment_intent === 'string' ? session.payment_intent : '';
  return desk.store.get('intent', id)?.last_payment_error?.message;
}
