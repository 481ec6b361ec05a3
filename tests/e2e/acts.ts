import type { Page } from 'playwright-core';
import type { RunningPortal } from '@/tests/support/portal';
import { expectAccessible } from './visitor';

type Line = { what: string; quantity?: string; price: string };

/** Staff write an invoice line by line and send it; ends on the sent invoice's page, as the firm has it. */
export async function sendInvoice(
  page: Page,
  portal: RunningPortal,
  { client, title, lines }: { client: string; title: string; lines: Line[] },
): Promise<void> {
  await page.goto(`${portal.url}/staff/invoices/new`);
  await page.getByLabel('Client', { exact: true }).selectOption({ label: client });
  await page.getByRole('button', { name: 'Write the invoice' }).click();
  await page.getByLabel('What it is for').fill(title);
  for (const [place, { what, quantity = '1', price }] of lines.entries()) {
    if (place > 0) await page.getByRole('button', { name: 'Another line' }).click();
    await page.getByLabel(`Line ${place + 1}, what for`).fill(what);
    await page.getByLabel(`Line ${place + 1}, quantity`).fill(quantity);
    await page.getByLabel(`Line ${place + 1}, price`).fill(price);
  }
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Send to/ }).click();
  await page.waitForURL(/\/staff\/invoices\/in_[^/]+$/);
}

/** Staff bring a PDF in, say that it is the client's where the portal only guesses, and publish it. */
export async function publishDocument(
  page: Page,
  portal: RunningPortal,
  { client, filename, bytes }: { client: string; filename: string; bytes: Buffer },
): Promise<void> {
  await page.goto(`${portal.url}/staff/documents`);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: filename, mimeType: 'application/pdf', buffer: bytes });
  const row = page.getByRole('row').filter({ hasText: filename });
  await row.filter({ hasText: client }).waitFor({ timeout: 30_000 });
  const publish = page.getByRole('button', { name: 'Publish 1' });
  const confirm = row.getByRole('button', { name: 'Confirm' });
  await publish.or(confirm).first().waitFor();
  if (await confirm.isVisible()) await confirm.click();
  await publishReady(page, client);
}

/** Publishes the one document of `client` that is ready, and tells of it at once. */
export async function publishReady(page: Page, client: string): Promise<void> {
  await page.getByRole('button', { name: 'Publish 1' }).click();
  const sure = page.getByRole('dialog');
  await sure.getByText(client).waitFor();
  await expectAccessible(page);
  await sure.getByRole('button', { name: 'Publish 1' }).click();
  await sure.waitFor({ state: 'hidden' });
  await tellNow(page);
}

/** Does not wait out the ten minutes in which what was published can be taken back. */
export async function tellNow(page: Page): Promise<void> {
  await page.getByText(/They are told at/).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Tell them now' }).click();
  const sure = page.getByRole('dialog');
  await sure.getByRole('button', { name: 'Tell them now' }).click();
  await sure.waitFor({ state: 'hidden' });
}
