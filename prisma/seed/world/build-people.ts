import { categoriesOf } from '@/domain/clients/rights-input';
import { dayIn } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { momentFor } from './hours';
import { chanceOf } from './chance';
import { listPlans } from './clients/all-clients';
import { deviceFor } from './devices';
import { employees, type EmployeeKey, firmFacts, mailHost, type ManagerKey } from './people';
import { holidaysOf } from './holidays';
import type { ClientPlan, ContactPlan } from './plan';
import { record } from './record';
import type { DemoClient, DemoContact, DemoEmployee, World } from './world';
import { yearOf, zone } from './calendar';

const DAY_MS = 86_400_000;

/** The firm, its people and its clients with theirs, and how they came to the portal. */
export function buildPeople(world: World, passwordHash: string): void {
  buildFirm(world);
  for (const key of Object.keys(employees) as EmployeeKey[]) addEmployee(world, key, passwordHash);
  const persons = new Map<string, string>();
  listPlans().forEach(({ key, manager, plan }, place) => {
    const cameAt = cameAtOf(world, plan, place);
    const client = addClient(world, { key, plan, manager, cameAt });
    for (const contact of plan.contacts) addContact(world, client, contact, persons, passwordHash);
  });
}

function buildFirm({ calendar, rows, beganAt }: World): void {
  const { opens, closes, ...facts } = firmFacts;
  const week = ['mon', 'tue', 'wed', 'thu', 'fri'];
  rows.firm.push({
    ...facts,
    id: 1,
    zone,
    demo: true,
    hours: Object.fromEntries(week.map((day) => [day, [opens, closes]])),
    createdAt: beganAt,
    changedAt: beganAt,
  });
  for (const years of [-1, 0, 1]) rows.holiday.push(...holidaysOf(yearOf(calendar.today) + years));
}

function addEmployee(world: World, key: EmployeeKey, passwordHash: string): void {
  const { name, email, role, title, phone } = employees[key];
  const { beganAt, rows } = world;
  const employee: DemoEmployee = {
    key,
    role,
    id: world.newId(beganAt),
    personId: world.newId(beganAt),
    sessionId: world.newId(beganAt),
  };
  world.employees[key] = employee;
  rows.person.push({
    id: employee.personId,
    email: `${email}@${mailHost}`,
    name,
    passwordHash,
    createdAt: beganAt,
  });
  rows.employee.push({
    id: employee.id,
    personId: employee.personId,
    role,
    title,
    phone,
    createdAt: beganAt,
  });
}

function cameAtOf({ calendar, beganAt }: World, { cameDaysAgo }: ClientPlan, place: number): Date {
  if (cameDaysAgo !== undefined) {
    return calendar.at(calendar.workdayBy(calendar.daysAgo(cameDaysAgo)), '10:30', place * 60);
  }
  return new Date(beganAt.getTime() + place * 140_000);
}

type NewClient = Pick<DemoClient, 'key' | 'plan' | 'cameAt'> & { manager: ManagerKey };

function addClient(world: World, { key, plan, manager, cameAt }: NewClient): DemoClient {
  const client: DemoClient = {
    key,
    plan,
    cameAt,
    id: world.newId(cameAt),
    manager: world.employees[manager],
    staff: world.employees[plan.staff],
    contacts: [],
    chance: chanceOf(`client ${key}`),
  };
  world.clients.set(key, client);
  const leftAt =
    plan.leftDaysAgo === undefined
      ? null
      : world.calendar.at(
          world.calendar.workdayBy(world.calendar.daysAgo(plan.leftDaysAgo)),
          '15:20',
        );
  world.rows.client.push({
    id: client.id,
    name: plan.name,
    nameLang: plan.lang ?? null,
    latinName: plan.latin ?? null,
    address: plan.address,
    country: plan.country,
    currency: plan.currency,
    zone: plan.zone ?? null,
    since: plan.since,
    leftAt,
    createdAt: cameAt,
  });
  const ingrid = { kind: 'employee', employee: world.employees.ingrid } as const;
  record(world, ingrid, {
    type: 'client.created',
    at: cameAt,
    client,
    subject: { kind: 'client', id: publicId('cl', client.id) },
    data: {},
  });
  if (leftAt) {
    const left = { type: 'client.left', at: leftAt, client, subject: null } as const;
    record(world, ingrid, { ...left, data: { cause: 'better_offer' } });
  }
  assign(world, client, client.manager, 'manager');
  assign(world, client, client.staff, 'staff');
  if (plan.standIn) assign(world, client, world.employees[plan.standIn], 'stand_in');
  return client;
}

function assign(
  world: World,
  client: DemoClient,
  { id: employeeId }: DemoEmployee,
  part: 'manager' | 'stand_in' | 'staff',
): void {
  const at = new Date(client.cameAt.getTime() + 4_000);
  world.rows.assignment.push({
    id: world.newId(at),
    clientId: client.id,
    employeeId,
    part,
    startedAt: at,
  });
  record(
    world,
    { kind: 'employee', employee: world.employees.ingrid },
    {
      type: 'assignment.changed',
      at,
      client,
      subject: { kind: 'employee', id: publicId('em', employeeId) },
      data: { role: part, change: 'began' },
    },
  );
}

function addContact(
  world: World,
  client: DemoClient,
  plan: ContactPlan,
  persons: Map<string, string>,
  passwordHash: string,
): void {
  const place = client.contacts.length;
  const invitedAt = new Date(client.cameAt.getTime() + 20_000 + place * 15_000);
  const joinedAt = plan.invited
    ? null
    : momentFor(
        world,
        client,
        dayIn(zone, new Date(invitedAt.getTime() + client.chance.whole(1, 5) * DAY_MS)),
      );
  const email = `${plan.email}@${mailHost}`;
  const known = persons.get(email);
  const personId = known ?? world.newId(invitedAt);
  if (!known) {
    persons.set(email, personId);
    world.rows.person.push({
      id: personId,
      email,
      name: plan.name,
      nameLang: plan.lang ?? null,
      passwordHash: plan.invited ? null : passwordHash,
      createdAt: invitedAt,
    });
  }
  const rights = { billing: plan.rights !== 'papers', documents: plan.rights !== 'bills' };
  const contact: DemoContact = {
    id: world.newId(invitedAt),
    personId,
    name: plan.name,
    client,
    rights,
    joinedAt,
    device: deviceFor(email),
    sessionId: '',
  };
  client.contacts.push(contact);
  world.rows.contact.push({
    id: contact.id,
    clientId: client.id,
    personId,
    title: plan.title,
    mayBilling: rights.billing,
    documentCategories: categoriesOf(rights.documents),
    mayColleagues: place === 0,
    createdAt: invitedAt,
    joinedAt,
  });
  record(
    world,
    { kind: 'employee', employee: client.manager },
    {
      type: 'contact.invited',
      at: invitedAt,
      client,
      contact,
      subject: { kind: 'contact', id: publicId('co', contact.id) },
      data: {},
    },
  );
}
