import { html, page } from '../html';
import type { SessionView } from './view';

/** The bank's question before it lets a card pay. */
export function threeDSecurePage(view: SessionView, last4: string): string {
  return page(
    'Your bank asks: is it you?',
    html`<main class="one">
      <div class="card">
        <p class="quiet">3-D Secure, as the bank behind the card ···${last4} would show it</p>
        <h1>Do you approve ${view.total} to ${view.merchant}?</h1>
        <form method="post" action="/pay/${view.id}/3d-secure">
          <p><button class="act" name="answer" value="approve">Approve ${view.total}</button></p>
          <p>
            <button class="whole" name="answer" value="fail">Don’t approve</button>
          </p>
        </form>
      </div>
      <a class="back" href="/pay/${view.id}">Pay in another way</a>
    </main>`,
  );
}

/** A session that was paid, or whose debit is on its way: it cannot be paid again. */
export function completePage(view: SessionView, paid: boolean, address: string): string {
  const sentence = paid
    ? `${view.total} to ${view.merchant} has been paid.`
    : `${view.total} to ${view.merchant} is with the bank.`;
  return notice(sentence, 'This page takes no second payment.', address, view.merchant);
}

export function expiredPage(view: SessionView): string {
  return notice(
    'This page has expired.',
    `Nothing was taken. Start again at ${view.merchant}.`,
    view.cancelUrl,
    view.merchant,
  );
}

export function unknownPage(): string {
  return notice('There is no such payment page.', 'Nothing was taken.', null, '');
}

function notice(sentence: string, more: string, address: string | null, merchant: string): string {
  return page(
    sentence,
    html`<main class="one">
      <h1>${sentence}</h1>
      <p class="quiet">${more}</p>
      ${address && html`<a class="back" href="${address}">Back to ${merchant}</a>`}
    </main>`,
  );
}
