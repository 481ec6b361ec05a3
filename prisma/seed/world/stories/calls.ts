import { publicId } from '@/lib/ids';
import { record } from '../record';
import type { DemoContact, World } from '../world';

type Call = {
  at: Date;
  topic: 'billing' | 'payment' | 'document' | 'access' | 'other';
  /** Seconds until they had an answer; none where they still wait. */
  answeredAfter: number | null;
};

/** A call that somebody at the firm writes down: it is the client's act all the same. */
export function logCall(
  world: World,
  contact: DemoContact,
  { at, topic, answeredAfter }: Call,
): void {
  const { client } = contact;
  const doer = { kind: 'employee', employee: client.staff } as const;
  const about = {
    client,
    contact,
    subject: { kind: 'conversation', id: conversation(world, at) },
  } as const;
  record(world, doer, {
    ...about,
    type: 'contact.received',
    at,
    by: 'client',
    data: { channel: 'call', topic },
  });
  if (answeredAfter === null) return;
  const answeredAt = new Date(at.getTime() + answeredAfter * 1000);
  record(world, doer, { ...about, type: 'contact.answered', at: answeredAt, data: {} });
}

/** A note of thanks, which is neither a question nor trouble. */
export function thank(world: World, contact: DemoContact, at: Date): void {
  record(
    world,
    { kind: 'employee', employee: contact.client.staff },
    {
      type: 'praise.received',
      at,
      client: contact.client,
      contact,
      by: 'client',
      subject: { kind: 'conversation', id: conversation(world, at) },
      data: {},
    },
  );
}

/** Conversations have no rows yet; the log names each by an id of its own. */
function conversation({ newId }: World, at: Date): string {
  return publicId('ml', newId(at)).replace(/^ml/, 'cv');
}
