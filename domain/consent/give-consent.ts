import { timingSafeEqual } from 'node:crypto';
import type { Actor, ContactActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeContact } from '../authorize';
import { releaseW2s } from '../publishing/release-w2s';
import { lockConsents } from '../documents/w2-consent';
import { mailConsentGiven } from './mail-consent';
import { readDisclosure } from './read-disclosure';
import { plainCode, sampleCodes } from './sample-code';
import { readStanding } from './standing';

/** So many codes are typed from one sample; then another is made. */
const MOST_TRIES = 5;
const LASTS_MS = 24 * 60 * 60_000;

export type Consent = {
  sampleId: string;
  /** As it was typed from the sample. */
  code: string;
  /** The SHA-256 of the disclosure that was read, hex. */
  disclosure: string;
};

/**
 * Records that the reader agrees to have their W-2s electronically until they withdraw it: what was disclosed, and that
 * they could open a paper of the very format (26 CFR 31.6051-1(j)(2)). What was held from them is released by it.
 * @returns how many W-2s were released
 * @throws PortalError not_found for another's sample; invalid for a wrong code, or one too many; conflict when the
 * disclosure was changed meanwhile, or they agree already
 */
export async function giveConsent(
  actor: Actor,
  { sampleId, code, disclosure }: Consent,
): Promise<{ released: number }> {
  authorizeContact(actor, 'consent.give');
  // In a transaction of its own, so that a wrong code counts.
  const tries = await dbAs({ ...actor }, (db) => countCode(db, actor, sampleId));
  if (tries > MOST_TRIES) throw wrong('consent.sample_spent');
  if (!isCode(sampleId, code)) throw wrong('consent.code_wrong');
  return dbAs(actor, async (db) => {
    await lockConsents(db, [actor.contactId]);
    const shown = await readDisclosure(db, actor.clientId);
    if (shown.sha256 !== disclosure) throw new PortalError('conflict', 'consent.text_changed');
    const { said } = await readStanding(db, actor.contactId);
    if (said === 'given') throw new PortalError('conflict', 'consent.given_already');
    const at = now();
    const { count } = await db.consentSample.updateMany({
      where: { id: sampleId, contactId: actor.contactId, usedAt: null },
      data: { usedAt: at },
    });
    if (count === 0) throw wrong('consent.sample_spent');
    await db.deliveryConsent.createMany({
      data: {
        ...{ id: newId(), contactId: actor.contactId, clientId: actor.clientId, act: 'given', at },
        recordedBy: actor.personId,
        disclosure: shown.text,
        disclosureName: shown.name,
        disclosureSha256: new Uint8Array(Buffer.from(shown.sha256, 'hex')),
        sampleId,
        ip: actor.origin?.ip ?? null,
        userAgent: actor.origin?.userAgent ?? null,
      },
    });
    await recordActivity(db, actor, {
      type: 'consent.given',
      clientId: actor.clientId,
      subject: { kind: 'contact', id: publicId('co', actor.contactId) },
      data: { disclosure: shown.name, scope: 'until_withdrawn' },
    });
    await mailConsentGiven(db, actor, { at, disclosure: shown });
    return { released: await releaseW2s(db, actor) };
  });
}

async function countCode(db: Db, { contactId }: ContactActor, id: string): Promise<number> {
  const sample = await db.consentSample.findFirst({
    where: { id, contactId },
    select: { usedAt: true, createdAt: true },
  });
  if (!sample) throw notFound();
  if (sample.usedAt || sample.createdAt.getTime() + LASTS_MS < now().getTime()) {
    throw wrong('consent.sample_spent');
  }
  const { tries } = await db.consentSample.update({
    where: { id },
    data: { tries: { increment: 1 } },
    select: { tries: true },
  });
  return tries;
}

function isCode(sampleId: string, typed: string): boolean {
  const given = Buffer.from(plainCode(typed));
  return sampleCodes(sampleId).some((code) => {
    const right = Buffer.from(code);
    return right.length === given.length && timingSafeEqual(right, given);
  });
}

function wrong(key: string): PortalError {
  return new PortalError('invalid', key, { fields: { code: key } });
}
