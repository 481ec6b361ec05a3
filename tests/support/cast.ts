import type { ContactActor, EmployeeActor, OnlookerActor } from '@/lib/actor';

/**
 * The named cast, the same people in every test: the firm Alder & Finch in Seattle with its owner, a
 * manager and a member of staff who look after Brightwater Ceramics, and another manager who looks
 * after the neighbour, Lark & Loom. Everybody's password is `porchlight-demo`. The rows are in the
 * database that each file of tests gets; what stands here are the ready actors and the ids.
 */
function id(part: string): string {
  return `01930000-0000-7000-8000-${part.padStart(12, '0')}`;
}

function employee(number: number, kind: EmployeeActor['kind']): EmployeeActor {
  return {
    kind,
    personId: id(`a${number}`),
    employeeId: id(`b${number}`),
    sessionId: id(`c${number}`),
  };
}

function contact(number: number, clientId: string, rights: ContactActor['rights']): ContactActor {
  return {
    kind: 'contact',
    personId: id(`a${number}`),
    contactId: id(`d${number}`),
    clientId,
    sessionId: id(`c${number}`),
    rights,
  };
}

/** The client that most tests are about. */
export const brightwater = { clientId: id('e1'), name: 'Brightwater Ceramics LLC' };
/** The client next door, whose rows Brightwater's people, Tom and Ruth must never see. */
export const larkAndLoom = { clientId: id('e2'), name: 'Lark & Loom' };

export const cast = {
  /** Owner of the firm; sees every client. */
  ingrid: employee(1, 'owner'),
  /** Account manager of Brightwater. */
  ruth: employee(2, 'manager'),
  /** Staff, assigned to Brightwater. */
  tom: employee(3, 'staff'),
  /** Account manager of Lark & Loom, not assigned to Brightwater. */
  hugh: employee(4, 'manager'),
  /** Brightwater's owner, with every right there. */
  dana: contact(5, brightwater.clientId, { billing: true, documents: true, colleagues: true }),
  /** Lark & Loom's owner. */
  joan: contact(6, larkAndLoom.clientId, { billing: true, documents: true, colleagues: true }),
  /** Keeps Brightwater's books: sees what is owed, but no documents. */
  marco: contact(7, brightwater.clientId, { billing: true, documents: false, colleagues: false }),
};

export const password = 'porchlight-demo';

export const emails: Record<keyof typeof cast, string> = {
  ingrid: 'owner@porchlight.test',
  ruth: 'manager@porchlight.test',
  tom: 'staff@porchlight.test',
  hugh: 'hugh@porchlight.test',
  dana: 'client@porchlight.test',
  joan: 'joan@porchlight.test',
  marco: 'marco@porchlight.test',
};

export const names: Record<keyof typeof cast, string> = {
  ingrid: 'Ingrid Alder',
  ruth: 'Ruth Adeyemi',
  tom: 'Tom Brandvold',
  hugh: 'Hugh Lindqvist',
  dana: 'Dana Whitlock',
  joan: 'Joan Ferreira-Quint',
  marco: 'Marco Vianelli',
};

/** Somebody at the firm who looks at the portal as a contact sees it. */
export function lookingAs(looker: EmployeeActor, contact: ContactActor): OnlookerActor {
  return { ...contact, kind: 'onlooker', looker, sessionId: looker.sessionId };
}
