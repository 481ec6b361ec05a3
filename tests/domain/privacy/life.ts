import { recordSearch } from '@/domain/search/record-search';
import { settleQuestion } from '@/domain/questions/settle-question';
import { askExitKit } from '@/domain/records/ask-exit-kit';
import { newId } from '@/lib/ids';
import { answer, ask } from '@/tests/domain/questions/asking';
import { askToSign, publishPdf, sign } from '@/tests/domain/signing/signing';
import { cast, emails, names } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { takeAll } from './own-data';

const { dana, tom } = cast;

/** Everything that leaves Dana's name or address somewhere. */
export async function makeLife(): Promise<void> {
  const { personId } = dana;
  const origin = { ip: '203.0.113.7', userAgent: `Browser of ${names.dana}` };
  await recordSearch({ ...dana, origin }, { q: names.dana }, 'en-US');
  const bill = await ask({ text: `This is ${names.dana}, at ${emails.dana}.` });
  await answer(bill.id, 'We look at it.');
  await settleQuestion(dana, { id: bill.id });
  const signed = await publishPdf({ audience: 'all' });
  await sign(dana, { id: await askToSign(signed), documentId: signed });
  await askToSign(await publishPdf({ audience: 'all' }));
  await askExitKit(dana, {});
  await takeAll(dana);
  await ownerQuery(
    `UPDATE session SET ip = '203.0.113.7', user_agent = 'Browser of Dana Whitlock' WHERE person_id = $1`,
    [personId],
  );
  await ownerQuery(
    `INSERT INTO device (id, person_id, secret_hash, name) VALUES (uuidv7(), $1, encode(sha256('d'), 'hex'), 'Phone of Dana Whitlock')`,
    [personId],
  );
  await ownerQuery(
    `INSERT INTO passkey (id, person_id, credential_id, public_key, name, is_synced) VALUES (uuidv7(), $1, 'of-dana', '\\x00', 'Dana Whitlock', true)`,
    [personId],
  );
  await ownerQuery(
    `INSERT INTO totp (person_id, wrapped_key, key_id, confirmed_at) VALUES ($1, '\\x00', 'k1', now())`,
    [personId],
  );
  await ownerQuery(
    `INSERT INTO recovery_code (id, person_id, code_hash) VALUES (uuidv7(), $1, 'x')`,
    [personId],
  );
  await ownerQuery(
    `INSERT INTO access_token (id, person_id, purpose, token_hash, expires_at) VALUES (uuidv7(), $1, 'password_reset', 'of-dana', now())`,
    [personId],
  );
  await ownerQuery(
    `INSERT INTO sign_in_code (id, person_id, email, secret_hash, code_hash, link_hash, expires_at)
     VALUES (uuidv7(), $1, $2, 'of-dana', 'x', 'of-dana', now())`,
    [personId, emails.dana],
  );
  await ownerQuery(
    `INSERT INTO address_change (id, person_id, session_id, email, token_hash, expires_at)
     VALUES (uuidv7(), $1, $2, $3, 'of-dana', now() + interval '1 day')`,
    [personId, dana.sessionId, `x.${emails.dana}`],
  );
  await ownerQuery(
    `INSERT INTO mail_failure (id, mail_id, client_id, contact_id, subject, reason, reply, may_go_again, at)
     SELECT uuidv7(), m.id, $1, $2, 'For Dana Whitlock', 'refused', '550 <' || m.recipient || '> rejected', true, now()
     FROM mail m WHERE m.recipient = $3 LIMIT 1`,
    [dana.clientId, dana.contactId, emails.dana],
  );
  await ownerQuery(
    `UPDATE contact SET title = 'Is Dana Whitlock', invited_as = 'Dana Whitlock' WHERE person_id = $1`,
    [personId],
  );
  const season = newId();
  await ownerQuery(
    `INSERT INTO season (id, upload_id, person_id, filename) VALUES ($1, uuidv7(), $2, 'season.zip')`,
    [season, tom.personId],
  );
  await ownerQuery(
    `INSERT INTO season_row (season_id, line, file, client, person, contact_id) VALUES ($1, 1, 'a.pdf', 'Brightwater', $2, $3)`,
    [season, names.dana, dana.contactId],
  );
}
