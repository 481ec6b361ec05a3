'use server';

import { z } from 'zod';
import { TypedPassword } from '@/domain/access/typed-password';
import { askExitKit } from '@/domain/records/ask-exit-kit';
import { action } from '@/lib/action';
import { parseId } from '@/lib/ids';

const PAGES = { revalidate: ['/take-out', '/staff/clients'] };
/** Asks for everything as one ZIP; the password is asked for where it was not typed lately. */
export const askExitKitAction = action(
  z.object({ client: z.string().optional(), password: TypedPassword.optional() }),
  (actor, { client, password }) =>
    askExitKit(actor, { clientId: client && parseId('cl', client), password }),
  PAGES,
);
