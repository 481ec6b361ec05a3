import type Stripe from 'stripe';
import type { Control } from '../control';
import { formatAmount } from '../currencies';
import type { Desk } from '../desk';
import { type Html, html, page } from '../html';
import { isOpen } from '../payments/dispute-charge';
import type { Delivery } from '../webhooks';

const SHOWN = 25;

type Tone = 'good' | 'bad' | 'wait' | '';

/** Recent payments, events and webhooks, with a button for what can be done to each. */
export function indexPage(desk: Desk, control: Control): string {
  const { store } = desk;
  const sessions = store.newest('session').slice(0, SHOWN);
  const events = store.newest('event').slice(0, SHOWN);
  const deliveries = control.deliveries();
  return page(
    'Local Stripe',
    html`<main>
      <h1>Payments, events and webhooks</h1>
      <p class="quiet">
        This stands in for Stripe on this machine. The newest ${SHOWN} of each are shown.
        ${faultsOf(desk)}
      </p>
      ${table(
        'Payments',
        ['Made', 'For', 'Amount', 'State', 'Session', 'Do'],
        sessions.map((session) => sessionRow(desk, session)),
        'Nobody has started to pay yet.',
      )}
      ${table(
        'Events',
        ['Made', 'Type', 'Event', 'Webhook', 'Tries', 'Do'],
        events.map((event) => eventRow(event, deliveries)),
        'Nothing has happened yet.',
      )}
    </main>`,
  );
}

function faultsOf(desk: Desk): Html | false {
  const set = Object.entries(desk.faults.now).filter(([, value]) => value);
  return (
    set.length > 0 &&
    html`<strong
      >It is told to go wrong:
      ${set.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(', ')}.</strong
    >`
  );
}

function sessionRow(desk: Desk, session: Stripe.Checkout.Session): Html {
  const [state, tone] = stateOf(desk, session);
  const amount = formatAmount(session.amount_total ?? 0, session.currency ?? 'usd');
  const open = session.status === 'open';
  const onItsWay = state === 'On its way';
  const disputed = state === 'Disputed';
  return html`<tr>
    <td>${time(session.created)}</td>
    <td>${session.client_reference_id ?? session.customer_details?.email ?? ''}</td>
    <td class="num">${amount}</td>
    <td>${chip(state, tone)}</td>
    <td class="id" title="${session.id}">${session.id}</td>
    <td class="num">
      ${open && html`<a href="/pay/${session.id}">Pay page</a>`}
      ${open && button('expire', session.id, 'Expire')}
      ${onItsWay && button('clear', session.id, 'Clear now')}
      ${onItsWay && button('fail', session.id, 'Fail now')}
      ${state === 'Paid' && button('dispute', session.id, 'Take back')}
      ${disputed && button('win', session.id, 'Dispute won')}
      ${disputed && button('lose', session.id, 'Dispute lost')}
    </td>
  </tr>`;
}

function stateOf(desk: Desk, session: Stripe.Checkout.Session): [string, Tone] {
  const id = typeof session.payment_intent === 'string' ? session.payment_intent : '';
  const intent = desk.store.get('intent', id);
  if (session.payment_status === 'paid') return stateOfPaid(desk, id);
  if (session.status === 'expired') return ['Expired', ''];
  if (intent?.status === 'processing') return ['On its way', 'wait'];
  if (intent?.last_payment_error)
    return [`Not paid: ${intent.last_payment_error.code ?? ''}`, 'bad'];
  return ['Open', ''];
}

/** What became of a payment after it was there. */
function stateOfPaid(desk: Desk, intentId: string): [string, Tone] {
  const dispute = desk.store.newest('dispute').find((one) => one.payment_intent === intentId);
  if (dispute && isOpen(dispute)) return ['Disputed', 'wait'];
  if (dispute?.status === 'lost') return ['Taken back', 'bad'];
  const charge = desk.store.newest('charge').find((one) => one.payment_intent === intentId);
  if (charge?.refunded) return ['Refunded', ''];
  return charge?.amount_refunded ? ['Refunded in part', ''] : ['Paid', 'good'];
}

function eventRow(event: Stripe.Event, deliveries: Delivery[]): Html {
  const own = deliveries.filter(({ eventId }) => eventId === event.id);
  const [latest] = own;
  const tries = own.reduce((sum, { attempts }) => sum + attempts.length, 0);
  const last = latest?.attempts.at(-1);
  const why = last && last.status !== null ? `HTTP ${last.status}` : (last?.problem ?? '');
  return html`<tr>
    <td>${time(event.created)}</td>
    <td>${event.type}</td>
    <td class="id" title="${event.id}">${event.id}</td>
    <td>${latest ? chip(`${WORDS[latest.state]} ${why}`.trim(), TONES[latest.state]) : 'None'}</td>
    <td class="num">${tries}</td>
    <td class="num">${button('resend', event.id, 'Send again')}</td>
  </tr>`;
}

const WORDS: Record<Delivery['state'], string> = {
  delivered: 'Delivered',
  failed: 'Given up',
  lost: 'Lost, as told',
  pending: 'Waiting',
};
const TONES: Record<Delivery['state'], Tone> = {
  delivered: 'good',
  failed: 'bad',
  lost: 'bad',
  pending: 'wait',
};

/** Columns that are not words. */
const CLASSES: Record<string, string> = {
  ...{ Amount: 'num', Tries: 'num', Do: 'num', Session: 'id', Event: 'id' },
};

function table(title: string, heads: string[], rows: Html[], empty: string): Html {
  if (rows.length === 0) {
    return html`<h2>${title}</h2>
      <p class="quiet">${empty}</p>`;
  }
  return html`<h2>${title}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="${title}">
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col" class="${CLASSES[head]}">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}

function button(act: string, id: string, label: string): Html {
  return html`<form method="post" action="/actions/${act}">
    <button name="id" value="${id}">${label}</button>
  </form>`;
}

function chip(text: string, tone: Tone): Html {
  return html`<span class="${tone} chip">${text}</span>`;
}

function time(seconds: number): Html {
  const at = new Date(seconds * 1000).toISOString();
  return html`<time datetime="${at}"
    ><span class="day">${at.slice(0, 10)} </span>${at.slice(11, 19)}</time
  >`;
}
