import { redirect } from 'next/navigation';
import { getQuestionPlace } from '@/domain/questions/get-question-place';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

/** A question has no page of its own: it is answered where it was asked, at the line of its invoice. */
export default async function QuestionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireEmployee(`/staff/questions/${id}`);
  const { invoiceId } = await readPage(async () =>
    getQuestionPlace(actor, { id: parseId('qu', id) }),
  );
  redirect(`/staff/invoices/${invoiceId}#${id}`);
}
