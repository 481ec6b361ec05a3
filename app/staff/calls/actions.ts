'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { answerCall } from '@/domain/calls/answer-call';
import { logCall } from '@/domain/calls/log-call';
import { takeBackCall } from '@/domain/calls/take-back-call';
import { action } from '@/lib/action';
import type { Actor } from '@/lib/actor';
import { CONTACT_TOPICS, LOGGED_CHANNELS, MOST_SAID } from '@/lib/heard';
import { parseId } from '@/lib/ids';

const everywhere = { revalidate: ['/staff'] };

const Heard = z
  .object({
    key: z.uuid(),
    client: z.string(),
    contact: z.string().optional(),
    channel: z.enum(LOGGED_CHANNELS),
    topic: z.enum(CONTACT_TOPICS),
    said: z.string().trim().max(MOST_SAID, 'calls.errors.said_long').default(''),
    answered: z.enum(['yes', 'no']),
    promised: z.iso.datetime('calls.errors.promise').optional(),
  })
  .refine(({ answered, promised }) => answered === 'yes' || promised !== undefined, {
    path: ['promised'],
    error: 'calls.errors.promise',
  });

type Said = z.output<typeof Heard>;

function log(actor: Actor, { client, contact, answered, promised, ...call }: Said) {
  return logCall(actor, {
    ...call,
    clientId: parseId('cl', client),
    contactId: contact ? parseId('co', contact) : null,
    promisedAt: answered === 'no' && promised ? new Date(promised) : null,
  });
}

export const logCallAction = action(Heard, log, everywhere);

/** On a page of its own: and then to Today. */
export const logCallAndLeaveAction = action(Heard, async (actor, said): Promise<{ id: string }> => {
  await log(actor, said);
  redirect('/staff');
});

const Call = z.object({ callId: z.string() });

export const answerCallAction = action(Call, answerCall, everywhere);

export const takeBackCallAction = action(Call, takeBackCall, everywhere);
