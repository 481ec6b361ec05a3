import { type z } from 'zod';
import { LINK_LIFETIMES_MS, newLinkToken } from '@/domain/access/access-link';
import { EmailAddress } from '@/domain/access/email-address';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorize } from '@/domain/authorize';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, isUniqueViolation } from '@/lib/db';
import { env } from '@/lib/env';
import { PortalError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { FirmNameInput, FirmPlaceInput } from './firm-input';

export const SetUpInput = FirmPlaceInput.extend({
  firm: FirmNameInput.shape.name,
  owner: EmailAddress,
});

/** Until the owner says otherwise. */
const HOURS = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00', '17:00']]),
);

/**
 * Makes the firm and its owner, once.
 * @returns the address of an invitation that works once, for 14 days: whoever opens it chooses the owner's password
 * @throws PortalError conflict when there is a firm already
 */
export async function setUpFirm(
  actor: Actor,
  { firm, owner, zone, currency }: z.output<typeof SetUpInput>,
): Promise<string> {
  authorize(actor, 'firm.set_up');
  const { token, tokenHash } = newLinkToken();
  try {
    await dbAs(actor, async (db) => {
      if (await db.firm.count()) throw thereIsOne();
      await db.firm.createMany({ data: { name: firm, zone, currency, hours: HOURS } });
      await recordActivity(db, actor, {
        type: 'firm.changed',
        clientId: null,
        subject: null,
        data: { fields: ['name', 'zone', 'currency', 'hours'] },
      });
      await addOwner(db, owner, tokenHash);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw thereIsOne();
    throw error;
  }
  return new URL(`/invitation/${token}`, env().NEXTAUTH_URL).href;
}

async function addOwner(db: Db, email: string, tokenHash: string): Promise<void> {
  const personId = newId();
  // The owner says what they are called when they accept.
  const name = email.split('@')[0] ?? email;
  await db.person.createMany({ data: { id: personId, email, name } });
  await db.employee.createMany({
    data: {
      id: newId(),
      personId,
      role: 'owner',
      title: translator()('access.roles.owner'),
      createdAt: now(),
    },
  });
  await db.accessToken.createMany({
    data: {
      id: newId(),
      personId,
      purpose: 'invitation',
      tokenHash,
      expiresAt: new Date(now().getTime() + LINK_LIFETIMES_MS.invitation),
    },
  });
}

function thereIsOne(): PortalError {
  return new PortalError('conflict', 'setup.there_is_one');
}
