import { newId } from '@/lib/ids';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { makeDocumentRows } from './document-rows';
import { makePrivacyRows } from './privacy-rows';
import { makeRecordRows } from './record-rows';
import { makeCaseRows } from './case-rows';
import { makeRequestRows } from './request-rows';
import { type Rows, shape } from './row-ids';
import { makeSecurityRows } from './security-rows';
import { makeSigningRows } from './signing-rows';

/** Stands in every text of the rows below, so that one look at an answer tells whether it holds any of them. */
export const SECRET = 'Sealed kiln papers';

let number = 70_000;

/** New rows of Brightwater, so that what one call changes is not there for the next. */
export async function makeRows(): Promise<Rows> {
  const { clientId } = brightwater;
  const ids = Object.fromEntries(
    [
      'contact',
      'person',
      'left',
      'leftPerson',
      'invoice',
      'draft',
      'note',
      'ready',
      'document',
      'newer',
      'outgoing',
      'publishing',
      'grant',
      'markedGrant',
      'checkout',
      'payment',
      'refund',
      'question',
      'request',
      'item',
      'sent',
      'upload',
      'archive',
      'season',
      'template',
      'signing',
      'acknowledging',
      'signed',
      'w2',
      'sample',
      'agreement',
      'taxRate',
      'firmCategory',
      'failedMail',
      'signal',
      ...['cause', 'newCause'],
      ...['signalCase', 'call'],
      'held',
      'hold',
      'leaving',
      'deleted',
      'kit',
      'kitGrant',
      'session',
      'device',
      'passkey',
      ...['export', 'addressChange'],
    ].map((name) => [name, newId()]),
  ) as Record<string, string>;
  await ownerQuery('INSERT INTO person (id, email, name) VALUES ($1, $2, $3)', [
    ids.person,
    `${ids.person}@brightwater.example`,
    SECRET,
  ]);
  await ownerQuery(
    `WITH gone AS (INSERT INTO person (id, email, name) VALUES ($1, $2, $3))
     INSERT INTO contact (id, client_id, person_id, joined_at, ended_at)
     VALUES ($4, $5, $1, now(), now()), ($6, $5, $7, NULL, NULL)`,
    [
      ...[ids.leftPerson, `${ids.leftPerson}@brightwater.example`, SECRET, ids.left, clientId],
      ...[ids.contact, ids.person],
    ],
  );
  for (const [id, state] of [
    [ids.invoice, 'open'],
    [ids.draft, 'draft'],
  ]) {
    await ownerQuery(
      `INSERT INTO invoice (id, client_id, number, state, title, currency, total_minor, issued_on, due_on)
       VALUES ($1, $2, $3, $4::invoice_state, $5, 'USD', 10000, '2026-11-01', '2026-11-30')`,
      [id, clientId, state === 'open' ? String((number += 1)) : null, state, SECRET],
    );
  }
  await ownerQuery(
    `WITH rate AS (INSERT INTO tax_rate (id, name, rate_milli) VALUES ($1, $2, 10350))
     INSERT INTO invoice_tax (invoice_id, position, client_id, name, rate_milli, base_minor, tax_minor)
     VALUES ($3, 1, $4, $5, 10350, 3800, 393)`,
    [ids.taxRate, `Sales tax ${(number += 1)}`, ids.draft, clientId, SECRET],
  );
  await ownerQuery(
    `INSERT INTO credit_note (id, client_id, invoice_id, number, currency, total_minor, issued_on, reason)
     VALUES ($1, $2, $3, $4, 'USD', 1000, '2026-11-02', $5)`,
    [ids.note, clientId, ids.invoice, `CN-${(number += 1)}`, SECRET],
  );
  await ownerQuery(
    `INSERT INTO credit_note_line (id, credit_note_id, client_id, position, description, quantity_milli, unit_minor, amount_minor)
     VALUES ($1, $2, $3, 1, $4, 1000, 1000, 1000)`,
    [newId(), ids.note, clientId, SECRET],
  );
  await makeDocumentRows(ids, clientId, SECRET);
  await ownerQuery(
    `WITH page AS (
       INSERT INTO checkout (id, client_id, contact_id, currency, amount_minor, expires_at)
       VALUES ($1, $2, $4, 'USD', 10000, now() + interval '1 hour'))
     INSERT INTO checkout_line (checkout_id, invoice_id, client_id, amount_minor) VALUES ($1, $3, $2, 10000)`,
    [ids.checkout, clientId, ids.invoice, cast.dana.contactId],
  );
  await ownerQuery(
    `WITH paid AS (
       INSERT INTO payment (id, client_id, state, method, currency, amount_minor, received_on, instrument, receipt_number)
       VALUES ($1, $2, 'succeeded', 'card', 'USD', 1, '2026-11-02', $4, $5)),
     entered AS (
       INSERT INTO ledger_entry (id, client_id, invoice_id, payment_id, kind, currency, amount_minor, "on")
       VALUES ($6, $2, $3, NULL, 'invoice', 'USD', 10000, '2026-11-01'), ($7, $2, $3, $1, 'payment', 'USD', -1, '2026-11-02'))
     INSERT INTO allocation (id, client_id, invoice_id, payment_id, amount_minor) VALUES ($8, $2, $3, $1, 1)`,
    [ids.payment, clientId, ids.invoice, SECRET, `R-${(number += 1)}`, newId(), newId(), newId()],
  );
  await ownerQuery(
    `WITH back AS (
       INSERT INTO refund (id, client_id, payment_id, state, currency, amount_minor, refunded_on, reason)
       VALUES ($5::uuid, $2, $1, 'pending', 'USD', 1, '2026-11-03', $3)),
     disputed AS (
       INSERT INTO dispute (id, client_id, payment_id, stripe_dispute_id, status, reason, currency, amount_minor, said_at, opened_at)
       VALUES (uuidv7(), $2, $1, $5::text, 'needs_response', $3, 'USD', 1, now(), now()))
     INSERT INTO pay_link (id, client_id, invoice_id, token_hash, expires_at)
     VALUES (uuidv7(), $2, $4, $5::text, now() + interval '1 hour')`,
    [ids.payment, clientId, SECRET, ids.invoice, ids.refund],
  );
  await ownerQuery(
    `WITH asked AS (
       INSERT INTO line_question (id, client_id, invoice_id, kind, asked_by) VALUES ($1, $2, $3, 'dispute', $4) RETURNING id),
     reminded AS (
       INSERT INTO reminder (id, client_id, invoice_id, level, days) VALUES ($5, $2, $3, 1, -30))
     SELECT id FROM asked`,
    [ids.question, clientId, ids.invoice, cast.dana.personId, newId()],
  );
  await ownerQuery(
    `INSERT INTO line_message (id, question_id, client_id, author_id, from_client, body) VALUES ($1, $2, $3, $4, true, $5)`,
    [newId(), ids.question, clientId, cast.dana.personId, SECRET],
  );
  await makeRequestRows(ids, clientId, SECRET);
  await makeSigningRows(ids, clientId, SECRET);
  await ownerQuery(
    `INSERT INTO agreement (id, client_id, title, currency, period, starts_on) VALUES ($1, $2, $3, 'USD', 'month', '2026-01-01')`,
    [ids.agreement, clientId, SECRET],
  );
  await ownerQuery(
    `INSERT INTO agreement_item (id, agreement_id, client_id, position, description, quantity_milli, unit_minor)
     VALUES ($1, $2, $3, 1, $4, 1000, 10000)`,
    [newId(), ids.agreement, clientId, SECRET],
  );
  await makeCaseRows(ids, clientId, SECRET);
  await ownerQuery(
    `INSERT INTO task_attempt (event_id, task, client_id, about_kind, about_id, started_at, ended_at, outcome, clicks, errors,
                               repeats, place, part_ms, step_ms)
     VALUES ($1, 'find_document', $2, 'document', $3, now(), now(), 'done', 2, 0, 0, 'way', '{0,0,0,0,0}', '{0,0}')`,
    [newId(), clientId, ids.document],
  );
  await ownerQuery(
    `WITH why AS (
       INSERT INTO cause (id, state, sentence, proposed_by, owner_id) VALUES ($1, 'open', 'The firm’s', $2, $3) RETURNING id)
     INSERT INTO signal_cause (signal_id, cause_id, client_id, given_by) SELECT $4, id, $5, $2 FROM why`,
    [ids.cause, cast.tom.personId, cast.tom.employeeId, ids.signal, clientId],
  );
  await ownerQuery(
    `INSERT INTO activity_event (id, at, client_id, by, actor_kind, type, data)
     VALUES ($1, now(), $2, 'client', 'contact', 'search.performed', $3)`,
    [newId(), clientId, JSON.stringify({ query: SECRET, results: 0 })],
  );
  await ownerQuery(
    `WITH put AS (INSERT INTO mail (id, key, client_id, recipient, subject, html, text) VALUES ($1::uuid, $1::text, $2, $3, $4, '', '') RETURNING id)
     INSERT INTO mail_failure (id, mail_id, client_id, contact_id, subject, reason, may_go_again, at)
     SELECT id, id, $2, $5, $4, 'no_mailbox', true, now() FROM put`,
    [ids.failedMail, clientId, `${ids.failedMail}@brightwater.example`, SECRET, ids.contact],
  );
  await makeRecordRows(ids, clientId, SECRET);
  await makeSecurityRows(ids, SECRET);
  await makePrivacyRows(ids, SECRET);
  return shape((name) => ids[name] ?? '', clientId);
}
