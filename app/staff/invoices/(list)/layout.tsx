import type { ReactNode } from 'react';
import { requireEmployee } from '@/lib/session';

/**
 * Sends strangers away before the skeleton goes out: what has begun to be sent is answered with 200. It guards nothing;
 * the page asks again, of the same reading.
 */
export default async function FirmInvoicesLayout({ children }: { children: ReactNode }) {
  await requireEmployee('/staff/invoices');
  return children;
}
