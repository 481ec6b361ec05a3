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
import { action } from '@/lib/action';

const PAGES = { revalidate: ['/security', '/staff/security'] };

export const nameDeviceAction = action(NameDeviceInput, nameDevice, PAGES);

export const endOneSessionAction = action(EndOneSessionInput, endOneSession, PAGES);

export const endOtherSessionsAction = action(
  z.object({}),
  (actor) => endOtherSessions(actor),
  PAGES,
);

export const beginPasskeyAction = action(z.object({}), (actor) => beginPasskey(actor));

export const addPasskeyAction = action(AddPasskeyInput, addPasskey, PAGES);

export const renamePasskeyAction = action(RenamePasskeyInput, renamePasskey, PAGES);

export const removePasskeyAction = action(RemovePasskeyInput, removePasskey, PAGES);
