import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';
import type { PasskeyAnswer } from '@/lib/webauthn';
import { provePresence } from '../access/prove-presence';
import { recordActivity } from '../activity/record-activity';
import { authorizeContact } from '../authorize';
import { proveWithPasskey } from '../passkeys/prove-with-passkey';
import { readDrawing } from './drawing';
import { requireOpened, requireSignable } from './require-signable';
import { type ProvedBy, writeAnswer } from './write-answer';

export type SignInput = {
  id: string;
  /** The fingerprint, in hex, of the statement that was shown. */
  statement: string;
  /** That they agree to it: a box that they checked. */
  agreed: boolean;
  way: 'typed' | 'drawn';
  name: string;
  /** The strokes as JSON; of no meaning where the name was typed. */
  drawing: string;
  /** Who it is, proved for this act: by their password, or by a passkey of theirs. */
  proof: { password: string } | { answer: PasskeyAnswer };
};

const LONGEST_NAME = 100;

/**
 * Signs a document: what was meant and agreed to, the signature, and a proof of who it is, given for this act alone and at
 * this moment, whatever was proved before. All of it stands in one row that never changes, and in the log.
 *
 * @throws PortalError not_found; invalid (`agreed`, `name`, `drawing`, `password`), or for a passkey that is not theirs; too_many;
 * conflict where it can't be signed any more, was not opened, or another statement was shown
 */
export async function signDocument(actor: Actor, input: SignInput): Promise<void> {
  authorizeContact(actor, 'signing.sign');
  const { id, statement, way, proof } = input;
  const mark = markOf(input);
  // Said before they are asked who they are, and looked at again with the asking in hand.
  await dbAs(actor, async (db) => {
    const { signing } = await requireSignable(db, actor, { id, kind: 'sign' });
    await requireOpened(db, actor, signing.documentId);
  });
  const provedBy = await prove(actor, proof);
  const provedAt = now();
  await dbAs(actor, async (db) => {
    const held = await requireSignable(db, actor, { id, kind: 'sign' });
    await writeAnswer(db, actor, held, { statement, way, provedAt, provedBy, ...mark });
    await recordActivity(db, actor, {
      type: 'document.signed',
      clientId: actor.clientId,
      subject: { kind: 'document', id: publicId('do', held.signing.documentId) },
      data: {},
    });
  });
}

async function prove(actor: PersonActor, proof: SignInput['proof']): Promise<ProvedBy> {
  if ('answer' in proof) {
    await proveWithPasskey(actor, proof);
    return 'passkey';
  }
  await provePresence(actor, proof);
  return 'password';
}

function markOf({ agreed, way, name, drawing }: SignInput) {
  if (!agreed) {
    throw new PortalError('invalid', 'errors.invalid', {
      fields: { agreed: 'signing.errors.agree' },
    });
  }
  if (way === 'drawn') return { drawing: readDrawing(drawing) };
  const signedName = name.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (!/\p{L}/u.test(signedName) || signedName.length > LONGEST_NAME) {
    throw new PortalError('invalid', 'errors.invalid', { fields: { name: 'signing.errors.name' } });
  }
  return { signedName };
}
