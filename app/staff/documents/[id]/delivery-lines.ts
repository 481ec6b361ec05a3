import type { DeliveryLine } from '@/components/consent/w2-deliveries';
import type { Delivery } from '@/domain/consent/list-deliveries';
import { deliverySentence } from '@/domain/consent/sentences';
import type { Words } from '@/domain/invoices/words';

/** How a W-2 reaches each of those who are to have it, in words, and what can be done. */
export function deliveryLines(
  deliveries: readonly Delivery[],
  words: Words,
  zone: string,
): DeliveryLine[] {
  return deliveries.map((delivery) => {
    const { contactId, name, furnishedAt, handedOverAt, said, hasJoined } = delivery;
    const isHeld = !furnishedAt && !handedOverAt;
    return {
      contactId,
      name,
      sentence: deliverySentence(delivery, words, zone),
      isHeld,
      canAsk: isHeld && said === null && hasJoined,
    };
  });
}
