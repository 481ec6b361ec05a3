'use server';

import { z } from 'zod';
import { endOneSession, EndOneSessionInput, endOtherSessions } from '@/domain/devices/end-sessions';
import { nameDevice, NameDeviceInput } from '@/domain/devices/name-device';
import { addPasskey, AddPasskeyInput, beginPasskey } from '@/domain/passkeys/add-passkey';
import {
  removePasskey,
  RemovePasskeyInput,
  renamePasskey,
  RenamePasskeyInput,
} from '@/domain/passkeys/change-passkey';
import { provePresence } from '@/domain/access/prove-presence';
import { action } from '@/lib/action';

const PAGES = { revalidate: ['/security', '/staff/security'] };

export const nameDeviceAction = action(NameDeviceInput, nameDevice, PAGES);

export const endOneSessionAction = action(EndOneSessionInput, endOneSession, PAGES);

export const endOtherSessionsAction = action(
  z.object({}),
  (actor) => endOtherSessions(actor),
  PAGES,
);

const Password = z.string().min(1, 'errors.required').max(400, 'errors.too_long');

/** "Is it you?" before a way in is made or taken away. */
export const confirmForSecurityAction = action(
  z.object({ password: Password }),
  provePresence,
  PAGES,
);

export const beginPasskeyAction = action(z.object({}), (actor) => beginPasskey(actor));

export const addPasskeyAction = action(AddPasskeyInput, addPasskey, PAGES);

export const renamePasskeyAction = action(RenamePasskeyInput, renamePasskey, PAGES);

export const removePasskeyAction = action(RemovePasskeyInput, removePasskey, PAGES);
