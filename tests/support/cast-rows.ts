import type { Client } from 'pg';
import { isContact } from '@/lib/actor';
import { categoriesOf } from '@/domain/clients/rights-input';
import { hashPassword } from '@/domain/access/password';
import { brightwater, cast, emails, larkAndLoom, names, password } from './cast';

type Name = keyof typeof cast;

const titles: Partial<Record<Name, string>> = {
  ingrid: 'Owner',
  ruth: 'Account manager',
  tom: 'Bookkeeper',
  hugh: 'Account manager',
  dana: 'Owner',
  joan: 'Owner',
  marco: 'Bookkeeper',
};

const hours = JSON.stringify(
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['08:30', '17:30']])),
);

/** Puts the firm, its two clients and the people of the cast into a migrated, empty database. */
export async function insertCast(admin: Client): Promise<void> {
  await admin.query(
    `INSERT INTO firm (name, locale, zone, currency, phone, email, address, hours, demo)
     VALUES ('Alder & Finch', 'en-US', 'America/Los_Angeles', 'USD', '(206) 555-0140',
             'desk@porchlight.test', '1201 Alder Street, Seattle, WA 98101', $1, true)`,
    [hours],
  );
  for (const { clientId, name } of [brightwater, larkAndLoom]) {
    await admin.query(
      `INSERT INTO client (id, name, currency, country, since) VALUES ($1, $2, 'USD', 'US', '2024-03-01')`,
      [clientId, name],
    );
  }
  const passwordHash = await hashPassword(password);
  for (const name of Object.keys(cast) as Name[]) await insertPerson(admin, name, passwordHash);
  await assign(admin, 'ruth', brightwater.clientId, 'manager', 'f1');
  await assign(admin, 'tom', brightwater.clientId, 'staff', 'f2');
  await assign(admin, 'hugh', larkAndLoom.clientId, 'manager', 'f3');
}

async function insertPerson(admin: Client, name: Name, passwordHash: string): Promise<void> {
  const actor = cast[name];
  await admin.query('INSERT INTO person (id, email, name, password_hash) VALUES ($1, $2, $3, $4)', [
    actor.personId,
    emails[name],
    names[name],
    passwordHash,
  ]);
  if (isContact(actor)) {
    const { billing, documents, colleagues } = actor.rights;
    await admin.query(
      `INSERT INTO contact (id, client_id, person_id, title, may_billing, document_categories, may_colleagues, joined_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, now())`,
      [
        actor.contactId,
        actor.clientId,
        actor.personId,
        titles[name],
        billing,
        categoriesOf(documents),
        colleagues,
      ],
    );
  } else {
    await admin.query(
      'INSERT INTO employee (id, person_id, role, title, phone) VALUES ($1, $2, $3, $4, $5)',
      [actor.employeeId, actor.personId, actor.kind, titles[name], '(206) 555-0141'],
    );
  }
  await admin.query('INSERT INTO session (id, person_id, contact_id) VALUES ($1, $2, $3)', [
    actor.sessionId,
    actor.personId,
    isContact(actor) ? actor.contactId : null,
  ]);
}

async function assign(
  admin: Client,
  name: 'ruth' | 'tom' | 'hugh',
  clientId: string,
  part: 'manager' | 'staff',
  id: string,
): Promise<void> {
  await admin.query(
    'INSERT INTO assignment (id, client_id, employee_id, part) VALUES ($1, $2, $3, $4)',
    [`01930000-0000-7000-8000-${id.padStart(12, '0')}`, clientId, cast[name].employeeId, part],
  );
}
