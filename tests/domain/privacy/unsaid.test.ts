import { beforeEach, describe, expect, it, vi } from 'vitest';
import { newLinkToken } from '@/domain/access/access-link';
import { provePresence } from '@/domain/access/prove-presence';
import { signIn } from '@/domain/access/sign-in';
import { uploadDocument } from '@/domain/intake/upload-document';
import { finishDocument } from '@/domain/intake/finish-document';
import { applyAddressChange } from '@/domain/privacy/apply-address-change';
import { JOB } from '@/lib/actor';
import { type Db, dbAs, sql } from '@/lib/db';
import { recordIncident } from '@/lib/incident';
import { newId } from '@/lib/ids';
import { unsaid } from '@/lib/unsaid';
import { send } from '@/tests/domain/documents/make-files';
import { cast, emails } from '@/tests/support/cast';

const { dana, tom } = cast;

/** What nobody should read in a log. */
const { token } = newLinkToken();
const MARKS = {
  password: 'marked-Passw0rd horse',
  token,
  code: 'marked-code-482913',
  card: '4242 4242 4242 4242',
  address: 'marked.person@brightwater.example',
  document: 'marked words of a document',
};

let printed = '';

beforeEach(() => {
  printed = '';
  for (const way of ['error', 'log', 'warn', 'info'] as const) {
    vi.spyOn(console, way).mockImplementation((...said: unknown[]) => {
      printed += `${said.map(String).join(' ')}\n`;
    });
  }
});

/** Does what fails, and writes it down as whoever caught it would: a route, an action, the worker, a page. */
async function fail(work: () => Promise<unknown>, where = 'job mail.send'): Promise<void> {
  const error: unknown = await work().then(
    () => new Error('It did not fail.'),
    (thrown: unknown) => thrown,
  );
  expect(String(error)).not.toContain('It did not fail.');
  recordIncident(error, where);
  // As Next prints what it catches by itself.
  console.error(error, JSON.stringify(error));
}

function expectUnsaid(): void {
  for (const [what, mark] of Object.entries(MARKS)) {
    expect(printed.includes(mark), `${what}: ${printed}`).toBe(false);
  }
}

describe('what is printed of a failure', () => {
  it('has no value of the statement that failed, by whatever way it was sent', async () => {
    const inPerson = (work: (db: Db) => Promise<unknown>) => () => dbAs({ ...dana }, work);
    const change = {
      ...{ personId: dana.personId, sessionId: dana.sessionId },
      ...{ email: MARKS.address, tokenHash: MARKS.token, expiresAt: new Date() },
    };
    await dbAs({ ...dana }, (db) =>
      db.addressChange.createMany({ data: { id: newId(), ...change } }),
    );
    // A unique index, a check that shows the whole row, a text that is no id, and a call that Prisma can't make.
    await fail(inPerson((db) => db.addressChange.createMany({ data: { id: newId(), ...change } })));
    await fail(
      inPerson((db) =>
        db.person.updateMany({
          where: { id: dana.personId },
          data: { email: MARKS.address.toUpperCase(), passwordHash: MARKS.password },
        }),
      ),
    );
    await fail(
      inPerson((db) =>
        db.$executeRaw(sql`
          UPDATE person SET email = ${MARKS.address.toUpperCase()}, password_hash = ${MARKS.password}
          WHERE id = ${dana.personId}::uuid`),
      ),
    );
    await fail(inPerson((db) => db.$queryRaw(sql`SELECT ${MARKS.code}::uuid`)));
    await fail(
      inPerson((db) =>
        db.person.updateMany({ data: { name: MARKS.password, nothing: MARKS.token } } as never),
      ),
    );
    expect(printed).toContain('PrismaClientValidationError');
    expect(printed).toMatch(/addressChange|address_change/);
    expect(printed.toUpperCase()).not.toContain(MARKS.address.toUpperCase());
    expectUnsaid();
  });

  it('has nothing of what people type and send, where they are refused', async () => {
    const stranger = { kind: 'sign-in', origin: { ip: '203.0.113.9', userAgent: null } } as const;
    await expect(
      signIn(stranger, { email: MARKS.address, password: MARKS.password }),
    ).rejects.toThrow();
    await expect(provePresence(dana, { password: MARKS.password })).rejects.toThrow();
    await expect(applyAddressChange(stranger, { token: MARKS.code })).rejects.toThrow();
    const bytes = Buffer.from(`%PDF-1.7\n${MARKS.document}\n%%EOF`);
    const { documentId } = await uploadDocument(tom, {
      filename: 'broken.pdf',
      declaredBytes: bytes.length,
      source: send(bytes),
    });
    await finishDocument(documentId);
    expectUnsaid();
  });

  it('has no address, secret or card of what others said', async () => {
    const mailServer = new Error(`550 5.1.1 <${MARKS.address}>: Recipient address rejected`);
    const bank = new Error(`Your card ${MARKS.card} was declined`);
    await fail(() => Promise.reject(mailServer));
    await fail(() => Promise.reject(bank), `page GET /reset/${MARKS.token}`);
    expect(printed).toContain('550 5.1.1');
    // Only what we print ourselves: `fail` prints the error itself too, as nobody does with these.
    printed = printed
      .split('\n')
      .filter((line) => line.startsWith('{"incident"'))
      .join('\n');
    expectUnsaid();
    expect(JSON.parse(printed.split('\n')[1] ?? '')).toMatchObject({ where: 'page GET /reset/…' });
  });

  it('says still what went wrong and where', () => {
    const said = unsaid(
      `duplicate key value violates unique constraint "person_email_key"\n  Key (email)=(${emails.dana}) already exists.\n    at apply (/app/domain/privacy/apply-address-change.ts:92:11)`,
    );
    expect(said).toContain('violates unique constraint "person_email_key"');
    expect(said).toContain('Key (email)=(…) already exists.');
    expect(said).toContain('/app/domain/privacy/apply-address-change.ts:92:11');
    const kept = 'Document 01930000-0000-7000-8000-000000000001 was not removed, 4TX9RD, 1,234.56';
    expect(unsaid(kept)).toBe(kept);
  });
});

it('an error that is none of the database’s is left as it is', async () => {
  const own = new Error(`Somebody wrote to ${emails.dana}`);
  await expect(dbAs(JOB, () => Promise.reject(own))).rejects.toThrow(emails.dana);
});
