import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { may } from '@/domain/authorize';
import { requireContact } from '@/lib/session';

/**
 * Sends strangers away before the skeleton goes out: what has begun to be sent is answered with 200. It guards nothing;
 * the page asks again, of the same reading.
 */
export default async function InvoicesLayout({ children }: { children: ReactNode }) {
  const actor = await requireContact('/invoices');
  if (!may(actor, 'invoice.list')) notFound();
  return children;
}
