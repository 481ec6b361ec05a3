import { v7 } from 'uuid';
import type { DocumentsRight } from '@/lib/actor';
import type { Paper } from './paper';
import { demoCalendar, type DemoCalendar } from './calendar';
import { type Chance, chanceOf } from './chance';
import type { ClientKey } from './clients/all-clients';
import type { EmployeeKey } from './people';
import type { ClientPlan } from './plan';
import { noRows, type Rows } from './rows';

export type DemoEmployee = {
  key: EmployeeKey;
  id: string;
  personId: string;
  role: 'owner' | 'manager' | 'staff';
  sessionId: string;
};

export type Device = { ip: string; userAgent: string };

export type DemoContact = {
  id: string;
  personId: string;
  name: string;
  client: DemoClient;
  rights: { billing: boolean; documents: DocumentsRight };
  joinedAt: Date | null;
  device: Device;
  /** The session of their latest sign-in; empty until then. */
  sessionId: string;
};

export type DemoClient = {
  key: ClientKey;
  id: string;
  plan: ClientPlan;
  manager: DemoEmployee;
  staff: DemoEmployee;
  /** The first is who decides there. */
  contacts: DemoContact[];
  /** When the portal began for them. */
  cameAt: Date;
  chance: Chance;
};

export type DemoInvoice = Rows['invoice'][number] & { sentAt: Date | null };

/** A newer version of a document, before its file is made. */
export type DemoVersion = {
  paper: Paper;
  filename: string;
  changed: string;
  at: Date;
  by: DemoEmployee;
};

/** A document before its file is made and stored. */
export type DemoDocument = {
  row: Omit<Rows['document'][number], 'storageKey' | 'wrappedKey' | 'keyId'>;
  client: DemoClient | null;
  /** Whoever of the client may see it. */
  readers: DemoContact[];
  publishedAt: Date | null;
  /** When the first of the client opened it. */
  openedAt: Date | null;
  paper: Paper;
  /** What came after the paper. */
  versions: DemoVersion[];
};

/** All that is being made: rows to write, and what the makers need to know of each other. */
export type World = {
  calendar: DemoCalendar;
  /** The day on which the portal began. */
  beganAt: Date;
  rows: Rows;
  employees: Record<EmployeeKey, DemoEmployee>;
  clients: Map<ClientKey, DemoClient>;
  documents: DemoDocument[];
  /** A UUIDv7 of a moment. */
  newId(at: Date): string;
};

const DAYS_BACK = 548;

/** An empty world that is to be seen at `now`. */
export function newWorld(now: Date): World {
  const calendar = demoCalendar(now);
  const ids = chanceOf('ids');
  let sequence = 0;
  return {
    calendar,
    beganAt: calendar.at(calendar.workdayBy(calendar.daysAgo(DAYS_BACK)), '09:00'),
    rows: noRows(),
    employees: {} as World['employees'],
    clients: new Map(),
    documents: [],
    newId: (at) => v7({ msecs: at.getTime(), seq: (sequence += 1), random: ids.bytes(16) }),
  };
}

export function clientOf(world: World, key: ClientKey): DemoClient {
  const client = world.clients.get(key);
  if (!client) throw new Error(`The demo has no client "${key}".`);
  return client;
}

/** Who decides at a client, or another of its people by place. */
export function contactOf(client: DemoClient, place = 0): DemoContact {
  const contact = client.contacts[place];
  if (!contact) throw new Error(`${client.plan.name} has no contact ${place}.`);
  return contact;
}
