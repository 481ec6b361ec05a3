import type { ServerResponse } from 'node:http';
import type { Control } from '../control';
import type { Desk } from '../desk';
import { type Asked, fromOwnPages, seeOther, sendHtml } from '../http';
import { html, page } from '../html';
import { indexPage } from './page';

/** What a button of the page does to the row that it stands in. */
const ACTS = new Map<string, (control: Control, id: string) => unknown>([
  ['resend', (control, id) => control.resend(id)],
  ['clear', (control, id) => control.clear(id)],
  ['fail', (control, id) => control.fail(id, 'insufficient_funds')],
  ['expire', (control, id) => control.expire(id)],
  [
    'dispute',
    (control, id) =>
      control.returnDebit(id, 'insufficient_funds') ??
      control.dispute(id, { reason: 'fraudulent' }),
  ],
  ['win', (control, id) => control.decide(id, 'won')],
  ['lose', (control, id) => control.decide(id, 'lost')],
]);

/** Answers `/`, the overview for the demo, and its buttons under `/actions/`. */
export function answerIndexPage(
  desk: Desk,
  control: Control,
  asked: Asked,
  response: ServerResponse,
): void {
  if (asked.path === '/' && asked.method === 'GET') {
    sendHtml(response, 200, indexPage(desk, control));
    return;
  }
  const act = ACTS.get(asked.path.slice('/actions/'.length));
  if (act && asked.method === 'POST' && fromOwnPages(asked, desk.settings.publicUrl)) {
    act(control, new URLSearchParams(asked.body).get('id') ?? '');
    seeOther(response, '/');
    return;
  }
  sendHtml(
    response,
    404,
    page('Not here', html`<main class="one"><h1>There is nothing here.</h1></main>`),
  );
}
