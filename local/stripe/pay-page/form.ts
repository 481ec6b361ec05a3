import { type Html, html, page } from '../html';
import { ROUTING_NUMBER, TEST_ACCOUNTS, TEST_CARDS } from '../test-numbers';
import { linesOf, type SessionView } from './view';

/** What was typed, to be shown again beside what was wrong with it. */
export type Typed = Partial<Record<'number' | 'expiry' | 'cvc' | 'name' | 'account', string>>;
/** A sentence about an attempt that did not go through, and where it was made. */
export type Problem = { message: string; way: 'card' | 'debit' };

/** The page to pay on. Forms only: it works without a script. */
export function payForm(view: SessionView, problem: Problem | null, typed: Typed): string {
  const title = `Pay ${view.total} to ${view.merchant}`;
  const debit = view.methods.includes('us_bank_account');
  return page(
    problem ? `Not paid: ${problem.message}` : title,
    html`<main class="two">
      <section aria-label="What you pay">
        ${view.cancelUrl && html`<a class="back" href="${view.cancelUrl}">Back to ${view.merchant}</a>`}
        <p class="quiet">${view.merchant}</p>
        <h1>Pay ${view.total}</h1>
        ${linesOf(view)} ${view.payer && html`<p class="small quiet">Receipt to ${view.payer}</p>`}
      </section>
      <section aria-label="How you pay">
        ${problem && html`<div class="note bad" role="alert">${problem.message}</div>`}
        ${view.methods.includes('card') && cardForm(view, typed, problem?.way !== 'debit')}
        ${debit && debitForm(view, typed, problem?.way === 'debit')}
      </section>
    </main>`,
  );
}

function cardForm(view: SessionView, typed: Typed, open: boolean): Html {
  return html`<details name="way" ${open && 'open'}>
    <summary>Card</summary>
    <div>
      <form method="post" action="/pay/${view.id}/card">
        ${field('number', 'Card number', spaced(typed.number ?? '4242424242424242'), 'cc-number')}
        <div class="pair">
          ${field('expiry', 'Expiry (MM / YY)', typed.expiry ?? '12 / 34', 'cc-exp')}
          ${field('cvc', 'Security code', typed.cvc ?? '123', 'cc-csc')}
        </div>
        ${field('name', 'Name on the card', typed.name ?? '', 'cc-name')}
        <button class="act">Pay ${view.total}</button>
      </form>
      <form class="choices" method="post" action="/pay/${view.id}/card">
        <h2>Or pay with one of Stripe’s test cards</h2>
        ${TEST_CARDS.map(
          (card) =>
            html`<button class="row" name="test" value="${card.number}">
              <b>${spaced(card.number)}</b><span>${card.label}</span>
            </button>`,
        )}
      </form>
    </div>
  </details>`;
}

function debitForm(view: SessionView, typed: Typed, open: boolean): Html {
  return html`<details name="way" ${open && 'open'}>
    <summary>US bank account</summary>
    <div>
      <p class="small quiet">
        The money is on its way for a while, and clears or comes back later. Until then nothing is
        certain.
      </p>
      <form method="post" action="/pay/${view.id}/debit">
        ${field('name', 'Name on the account', typed.name ?? '', 'name')}
        ${field('routing', 'Routing number', ROUTING_NUMBER, 'off')}
        ${field('account', 'Account number', typed.account ?? '000123456789', 'off')}
        <button class="act">Pay ${view.total}</button>
      </form>
      <form class="choices" method="post" action="/pay/${view.id}/debit">
        <h2>Or pay from one of Stripe’s test accounts</h2>
        ${TEST_ACCOUNTS.map(
          (account) =>
            html`<button class="row" name="test" value="${account.number}">
              <b>${account.number}</b><span>${account.label}</span>
            </button>`,
        )}
      </form>
    </div>
  </details>`;
}

function field(name: string, label: string, value: string, autocomplete: string): Html {
  const id = `${autocomplete === 'off' || autocomplete === 'name' ? 'debit' : 'card'}-${name}`;
  const numeric = !name.startsWith('name');
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <input
      id="${id}"
      name="${name}"
      value="${value}"
      autocomplete="${autocomplete}"
      ${numeric && 'inputmode=numeric'}
    />
  </div>`;
}

function spaced(number: string): string {
  return number.replaceAll(/\D/g, '').replaceAll(/(\d{4})(?=\d)/g, '$1 ');
}
