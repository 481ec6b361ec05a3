'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { acceptItem } from '@/domain/requests/accept-item';
import { cancelRequest } from '@/domain/requests/cancel-request';
import { changeRequest } from '@/domain/requests/change-request';
import { createRequest } from '@/domain/requests/create-request';
import { dropItem } from '@/domain/requests/drop-item';
import { endTemplate } from '@/domain/requests/end-template';
import { ReasonText, readChange, readRequest, RequestForm } from '@/domain/requests/request-input';
import { restoreItem } from '@/domain/requests/restore-item';
import { saveTemplate } from '@/domain/requests/save-template';
import { sendBackItem } from '@/domain/requests/send-back-item';
import { action } from '@/lib/action';
import { parseId } from '@/lib/ids';

const HERE = { revalidate: ['/staff/requests'] };
const Id = z.object({ id: z.string() });
/** The files that were looked at, public ids with spaces between. */
const Seen = z
  .string()
  .transform((text) => text.split(' ').filter(Boolean))
  .transform((ids) => ids.map((id) => parseId('do', id)));

export const createRequestAction = action(
  RequestForm.extend({ id: z.string(), client: z.string(), keep: z.literal('on').optional() }),
  async (actor, { id, client, keep, ...form }) => {
    const request = readRequest(form);
    const { created } = await createRequest(actor, {
      id: parseId('rq', id),
      clientId: parseId('cl', client),
      request,
    });
    if (keep && created) await saveTemplate(actor, { request });
    redirect(`/staff/requests/${id}`);
  },
);

export const changeRequestAction = action(
  RequestForm.extend({ id: z.string() }),
  async (actor, form) => {
    await changeRequest(actor, { id: parseId('rq', form.id), ...readChange(form) });
    redirect(`/staff/requests/${form.id}`);
  },
);

export const cancelRequestAction = action(
  Id,
  (actor, { id }) => cancelRequest(actor, { id: parseId('rq', id) }),
  HERE,
);

export const acceptItemAction = action(
  Id.extend({ seen: Seen }),
  (actor, { id, seen }) => acceptItem(actor, { id: parseId('ri', id), seen }),
  HERE,
);

export const sendBackItemAction = action(
  Id.extend({ seen: Seen, reason: ReasonText }),
  (actor, { id, seen, reason }) => sendBackItem(actor, { id: parseId('ri', id), seen, reason }),
  HERE,
);

export const restoreItemAction = action(
  Id,
  (actor, { id }) => restoreItem(actor, { id: parseId('ri', id) }),
  HERE,
);

export const dropItemAction = action(
  Id,
  (actor, { id }) => dropItem(actor, { id: parseId('ri', id) }),
  HERE,
);

export const endTemplateAction = action(
  Id.extend({ client: z.string() }),
  async (actor, { id, client }): Promise<void> => {
    await endTemplate(actor, { id: parseId('rt', id) });
    redirect(`/staff/clients/${client}/requests/new`);
  },
);
