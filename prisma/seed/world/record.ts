import type { By, EventData, EventType, SubjectOf } from '@/domain/activity/events';
import type { DemoClient, DemoContact, DemoEmployee, Device, World } from './world';

/** Who does something, with the kind that the log writes down. */
export type Doer =
  | { kind: 'contact'; contact: DemoContact }
  | { kind: 'employee'; employee: DemoEmployee }
  | { kind: 'stripe' | 'job' }
  /** Whoever tries to come in, known by the address or not. */
  | { kind: 'sign-in'; contact: DemoContact | null; device: Device }
  /** A machine that follows links. */
  | { kind: 'public'; device: Device };

export type Happening<T extends EventType> = {
  type: T;
  at: Date;
  client: DemoClient | null;
  subject: SubjectOf<T>;
  data: EventData<T>;
  /** Whom at the client it concerns, where it is not who does it. */
  contact?: DemoContact | null;
  by?: By;
  reason?: string;
};

const BY: Record<Doer['kind'], By> = {
  contact: 'client',
  employee: 'staff',
  stripe: 'system',
  job: 'system',
  'sign-in': 'client',
  public: 'scanner',
};

/** Writes down what happened, shaped as the product's own verbs write it; visits are found when all is told. */
export function record<T extends EventType>(
  world: World,
  doer: Doer,
  happening: Happening<T>,
): void {
  const { type, at, client, subject, data, reason } = happening;
  const known = 'contact' in doer ? doer.contact : null;
  const device = deviceOf(doer);
  world.rows.activityEvent.push({
    id: world.newId(at),
    at,
    clientId: client?.id ?? null,
    contactId: (happening.contact ?? known)?.id ?? null,
    by: happening.by ?? BY[doer.kind],
    actorKind: doer.kind === 'employee' ? doer.employee.role : doer.kind,
    actorId: doer.kind === 'employee' ? doer.employee.personId : (known?.personId ?? null),
    visitId: null,
    type,
    subjectKind: (subject as { kind: string; id: string } | null)?.kind ?? null,
    subjectId: (subject as { kind: string; id: string } | null)?.id ?? null,
    data: data as Record<string, string | number | boolean | null | string[]>,
    reason: reason ?? null,
    ip: device?.ip ?? null,
    userAgent: device?.userAgent ?? null,
  });
}

function deviceOf(doer: Doer): Device | null {
  if (doer.kind === 'contact') return doer.contact.device;
  if (doer.kind === 'sign-in' || doer.kind === 'public') return doer.device;
  return doer.kind === 'employee' ? OFFICE : null;
}

const OFFICE: Device = {
  ip: '203.0.113.20',
  userAgent:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
};
