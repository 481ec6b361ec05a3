import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails } from '@/tests/support/cast';
import { publicId, newId } from '@/lib/ids';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { newVisitor, signIn } from './visitor';
let portal: RunningPortal; let browser: Browser;
const pay = newId(); const pay2 = newId();
beforeAll(async () => {
  portal = await startPortal(); browser = await openBrowser();
  const q = (s: string, v: unknown[] = []) => portal.database.query(s, v);
  await q('SET session_replication_role = replica');
  const c = brightwater.clientId;
  const inv: [string, string, number, string, string, string][] = [['1049', 'Quarterly bookkeeping and payroll', 174000, '2026-08-03', '2026-08-31', 'USD'], ['1052', 'Catch-up of March receipts', 12000, '2026-10-14', '2026-10-28', 'USD'], ['1055', 'Trademark filing fee, passed on at cost', 35000, '2026-06-26', '2026-07-10', 'USD'], ['1058', 'Quarterly bookkeeping and payroll', 184000, '2026-11-02', '2026-11-30', 'USD'], ['1060', 'Payroll filing, third quarter', 24500, '2026-11-18', '2026-12-04', 'USD'], ['1061', 'VAT return, Netherlands', 38000, '2026-11-19', '2026-12-11', 'EUR']];
  const ids: Record<string, string> = {};
  for (const [n, t, a, on, due, cur] of inv) { const id = newId(); ids[n] = id; const paid = n === '1049' ? a : 0;
    await q(`INSERT INTO invoice (id, client_id, number, state, title, currency, total_minor, paid_minor, issued_on, due_on) VALUES ($1,$2,$3,$4::invoice_state,$5,$6,$7,$8,$9,$10)`, [id, c, n, paid ? 'paid' : 'open', t, cur, a, paid, on, due]);
    await q(`INSERT INTO ledger_entry (id, client_id, invoice_id, kind, currency, amount_minor, "on") VALUES ($1,$2,$3,'invoice',$4,$5,$6)`, [newId(), c, id, cur, a, on]); }
  const p = async (id: string, amount: number, parts: [string, number][], on: string, r: string, m: string, ins: string | null) => {
    await q(`INSERT INTO payment (id, client_id, state, method, currency, amount_minor, received_on, receipt_number, instrument) VALUES ($1,$2,'succeeded',$6::payment_method,'USD',$3,$4,$5,$7)`, [id, c, amount, on, r, m, ins]);
    for (const [n, a] of parts) { await q(`INSERT INTO allocation (id, client_id, invoice_id, payment_id, amount_minor) VALUES ($1,$2,$3,$4,$5)`, [newId(), c, ids[n], id, a]); await q(`INSERT INTO ledger_entry (id, client_id, invoice_id, payment_id, kind, currency, amount_minor, "on") VALUES ($1,$2,$3,$4,'payment','USD',$5,$6)`, [newId(), c, ids[n], id, -a, on]); } };
  await p(pay, 176000, [['1049', 174000], ['1052', 2000]], '2026-08-28', 'R-2031', 'bank_transfer', null);
  await q(`INSERT INTO refund (id, client_id, payment_id, state, currency, amount_minor, refunded_on) VALUES ($1,$2,$3,'pending','USD',9500,'2026-11-20')`, [newId(), c, pay]);
  const note = newId();
  await q(`INSERT INTO credit_note (id, client_id, number, currency, total_minor, issued_on, reason) VALUES ($1,$2,'C-19','USD',7500,'2026-11-05','for your trouble')`, [note, c]);
  await q(`INSERT INTO ledger_entry (id, client_id, credit_note_id, kind, currency, amount_minor, "on") VALUES ($1,$2,$3,'credit_note','USD',-7500,'2026-11-05')`, [newId(), c, note]);
  await q(`INSERT INTO payment (id, client_id, state, method, currency, amount_minor, instrument, expected_on, created_at) VALUES ($1,$2,'processing','bank_debit','USD',84000,'First Sound Bank ···4471','2026-11-25','2026-11-20T20:00Z')`, [pay2, c]);
  await q(`INSERT INTO allocation (id, client_id, invoice_id, payment_id, amount_minor) VALUES ($1,$2,$3,$4,84000)`, [newId(), c, ids['1058'], pay2]);
});
afterAll(async () => { await browser?.close(); await portal?.stop(); });
it('shots', async () => {
  for (const [who, email, paths] of [['dana', emails.dana, { invoices: '/invoices', statement: '/statements', wrong: '/statements?from=2026-12-30&to=2026-01-01', receipt: `/receipts/${publicId('pa', pay)}` }], ['tom', emails.tom, { client: `/staff/clients/${publicId('cl', brightwater.clientId)}`, statement: `/staff/clients/${publicId('cl', brightwater.clientId)}/statement`, receipt: `/staff/receipts/${publicId('pa', pay)}` }]] as const) {
    for (const width of [1280, 390]) {
      const v = await newVisitor(browser, width); await signIn(v, portal.url, email);
      for (const [name, path] of Object.entries(paths)) for (const scheme of ['light', 'dark'] as const) {
        await v.page.emulateMedia({ colorScheme: scheme }); await v.page.goto(portal.url + path); await v.page.waitForTimeout(300);
        await v.page.screenshot({ path: `/work/main/.porchlight/scratch/shot-${who}-${name}-${width}-${scheme}.png`, fullPage: true });
      }
      console.log(who, width, v.complaints.join('|'));
      await v.context.close();
    }
  }
});
