import { beforeAll, describe, expect, it } from 'vitest';
import { AUTHORIZATION } from '@/domain/authorize';
import { type Actor, PUBLIC } from '@/lib/actor';
import { dbAs, sql } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { brightwater, cast, lookingAs } from '@/tests/support/cast';
import { domainFunctions } from './domain-functions';
import { snapshot } from './snapshot';
import { accessVerbs } from './sweep/access-verbs';
import { agreementVerbs } from './sweep/agreement-verbs';
import { caseVerbs } from './sweep/case-verbs';
import { categoryVerbs } from './sweep/category-verbs';
import { causeVerbs } from './sweep/cause-verbs';
import { clientVerbs } from './sweep/client-verbs';
import { colleagueVerbs } from './sweep/colleague-verbs';
import { consentVerbs } from './sweep/consent-verbs';
import { documentVerbs } from './sweep/document-verbs';
import { effortVerbs } from './sweep/effort-verbs';
import type { Entry, Registry } from './sweep/entry';
import { factorVerbs } from './sweep/factor-verbs';
import { frictionVerbs } from './sweep/friction-verbs';
import { lookingVerbs } from './sweep/looking-verbs';
import { moneyVerbs } from './sweep/money-verbs';
import { mailVerbs } from './sweep/mail-verbs';
import { privacyVerbs } from './sweep/privacy-verbs';
import { programVerbs } from './sweep/program-verbs';
import { questionVerbs } from './sweep/question-verbs';
import { recordVerbs } from './sweep/record-verbs';
import { requestVerbs } from './sweep/request-verbs';
import { reversalVerbs } from './sweep/reversal-verbs';
import { absentRows, type Rows } from './sweep/row-ids';
import { makeRows, SECRET } from './sweep/rows';
import { seasonVerbs } from './sweep/season-verbs';
import { scannerVerbs } from './sweep/scanner-verbs';
import { sealingVerbs } from './sweep/sealing-verbs';
import { securityVerbs } from './sweep/security-verbs';
import { signingVerbs } from './sweep/signing-verbs';
import { statementVerbs } from './sweep/statement-verbs';
import { tagVerbs } from './sweep/tag-verbs';
import { taxVerbs } from './sweep/tax-verbs';
import { versionVerbs } from './sweep/version-verbs';
import { uploadVerbs } from './sweep/upload-verbs';

const registry: Registry = {
  ...accessVerbs,
  ...clientVerbs,
  ...frictionVerbs,
  ...caseVerbs,
  ...colleagueVerbs,
  ...moneyVerbs,
  ...documentVerbs,
  ...versionVerbs,
  ...tagVerbs,
  ...categoryVerbs,
  ...causeVerbs,
  ...consentVerbs,
  ...mailVerbs,
  ...programVerbs,
  ...questionVerbs,
  ...requestVerbs,
  ...agreementVerbs,
  ...statementVerbs,
  ...taxVerbs,
  ...reversalVerbs,
  ...scannerVerbs,
  ...signingVerbs,
  ...uploadVerbs,
  ...seasonVerbs,
  ...recordVerbs,
  ...sealingVerbs,
  ...effortVerbs,
  ...factorVerbs,
  ...lookingVerbs,
  ...securityVerbs,
  ...privacyVerbs,
};

const { joan, hugh, dana, marco, tom, ruth, ingrid } = cast;

/** The neighbour's contact, somebody of the firm who is not assigned, and nobody. */
const FOREIGN: [string, Actor][] = [
  ['the neighbour’s contact', joan],
  ['an employee who is not assigned', hugh],
  ['whoever looks as the neighbour’s contact', lookingAs(hugh, joan)],
  ['nobody', PUBLIC],
];
const EVERYBODY: [string, Actor][] = [
  ...FOREIGN,
  ['a contact', dana],
  ['a contact with fewer rights', marco],
  ['staff', tom],
  ['a manager', ruth],
  ['the owner', ingrid],
];

/** Somebody at the firm with the eyes of the contact who has every right. */
const ONLOOKER = lookingAs(tom, dana);

/** What an onlooker leaves in the log, in their own name. */
const IN_THEIR_NAME = [
  'domain/previews/open-preview#openPreview',
  'domain/looking/end-look#endLook',
  'domain/looking/record-look#recordLook',
  'domain/search/record-search#recordSearch',
];

/** What opens the database for the verb that called it, which has asked already. */
const PARTS_OF_VERBS = [
  'domain/access/count-guess#countGuess',
  'domain/access/count-sign-in#countSignIn',
  'domain/access/find-link#findLink',
  'domain/access/use-link#requireOpenLink',
  'domain/passkeys/challenge#keepSignInChallenge',
  'domain/passkeys/challenge#useOwnChallenge',
  'domain/passkeys/challenge#useSignInChallenge',
  'domain/requests/report-send-failed#recordSendFailed',
  'domain/uploads/remove-upload#removeParts',
];

type Answer = { refused: string } | { value: unknown };

async function ask({ call }: Entry, actor: Actor, rows: Rows): Promise<Answer> {
  try {
    return { value: await call(actor as never, rows) };
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    return { refused: `${error.code} ${error.messageKey} ${JSON.stringify(error.fields)}` };
  }
}

function isClosed(answer: Answer): boolean {
  return 'refused' in answer && /^(forbidden|not_found|unauthenticated) /.test(answer.refused);
}

function textOf(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}` : part)) ?? ''
  );
}

describe('the table of who may do what', () => {
  const all = domainFunctions();
  const functions = all.filter(({ takesActor }) => takesActor);
  const asking = functions.filter(({ verbs }) => verbs.length > 0);

  it('is asked by every function that is given an actor and opens the database', () => {
    const silent = functions
      .filter(({ verbs, opensDatabase }) => opensDatabase && verbs.length === 0)
      .map(({ key }) => key);
    expect(silent).toEqual(PARTS_OF_VERBS);
  });

  it('is asked, verb by verb, by functions that the sweep below calls', () => {
    expect(Object.keys(registry).sort()).toEqual(asking.map(({ key }) => key).sort());
    const asked = new Set(all.flatMap(({ verbs }) => verbs));
    expect([...asked].sort()).toEqual(Object.keys(AUTHORIZATION).sort());
  });
});

describe('whoever looks as a client does', () => {
  it('changes nothing by any verb, but for what stands in the log in their own name', async () => {
    const rows = await makeRows();
    const before = await snapshot();
    for (const [key, entry] of Object.entries(registry)) {
      if (IN_THEIR_NAME.includes(key)) continue;
      const answer = await ask(entry, ONLOOKER, rows).catch(String);
      // The verb refuses, and PostgreSQL was not needed.
      expect(textOf(answer), key).not.toMatch(/read-only transaction|acts in their own name/);
    }
    expect(await snapshot()).toEqual(before);
  });

  it('is refused by PostgreSQL where a verb would let them write', async () => {
    const write = dbAs(ONLOOKER, (db) =>
      db.contact.updateMany({ where: { id: dana.contactId }, data: { title: 'Nobody' } }),
    );
    await expect(write).rejects.toThrow(/read-only transaction/);
    const back = dbAs(ONLOOKER, (db) =>
      db.$queryRaw(sql`SELECT set_config('transaction_read_only', 'off', true)`),
    );
    await expect(back).rejects.toThrow(/before any query/);
  });
});

describe('whoever may not', () => {
  // Made once for all verbs: what is refused changes nothing, and each looks that it did not.
  let rows: Rows;
  let before: Awaited<ReturnType<typeof snapshot>>;

  beforeAll(async () => {
    rows = await makeRows();
    before = await snapshot();
  });

  describe.each(Object.entries(registry))('%s', (_, entry) => {
    const { kind, rightful } = entry;

    if (kind === 'row') {
      it('finds nothing of the neighbour’s, as if it were not there, and changes nothing', async () => {
        for (const [who, actor] of FOREIGN) {
          const foreign = await ask(entry, actor, rows);
          expect(isClosed(foreign), `${who}: ${textOf(foreign)}`).toBe(true);
          expect(await ask(entry, actor, absentRows()), who).toEqual(foreign);
        }
        expect(await snapshot()).toEqual(before);
      });
    }

    if (kind === 'list') {
      it('shows nothing of the neighbour’s, and changes nothing', async () => {
        for (const [who, actor] of FOREIGN) {
          const answer = await ask(entry, actor, rows);
          if (isClosed(answer)) continue;
          const text = textOf(answer);
          for (const told of [SECRET, brightwater.name, rows.clientId, rows.client]) {
            expect(text.includes(told), `${who} is told ${told}`).toBe(false);
          }
        }
        expect(isClosed(await ask(entry, PUBLIC, rows))).toBe(true);
        expect(await snapshot()).toEqual(before);
      });
    }

    if (kind === 'own') {
      it('is nothing for nobody', async () => {
        expect(isClosed(await ask(entry, PUBLIC, rows))).toBe(true);
        expect(await snapshot()).toEqual(before);
      });
    }

    if (kind === 'few') {
      it('is for few, and changes nothing for all others', async () => {
        for (const [who, actor] of EVERYBODY.filter(([, other]) => other.kind !== rightful.kind)) {
          const answer = await ask(entry, actor, rows);
          expect(isClosed(answer), `${who}: ${textOf(answer)}`).toBe(true);
        }
        expect(await snapshot()).toEqual(before);
      });
    }
  });
});

describe('whoever may', () => {
  // What lists alone leaves the rows as they are, for the next; what acts uses them up.
  let rows: Rows | null = null;

  it.each(Object.entries(registry))('is let in by %s', async (_, entry) => {
    rows ??= await makeRows();
    const answer = await ask(entry, entry.rightful, rows).catch((error: unknown) => ({
      value: error,
    }));
    if (entry.kind !== 'list') rows = null;
    expect(isClosed(answer), textOf(answer)).toBe(false);
  });
});
