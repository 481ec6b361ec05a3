import type { EmployeePlan } from './plan';

export const firmFacts = {
  name: 'Alder & Finch',
  locale: 'en-US',
  currency: 'USD',
  phone: '(206) 555-0140',
  email: 'desk@porchlight.test',
  address: '611 Union Street\nSeattle, WA 98101',
  bankDetails: 'Alder & Finch LLP\nPuget Mutual Bank\nRouting 125 000 555\nAccount 4410 0555 0142',
  opens: '08:30',
  closes: '17:30',
  replyMinutes: 240,
};

/** Everybody's password, in a demo and nowhere else. */
export const password = 'porchlight-demo';
export const mailHost = 'porchlight.test';

export const employees = {
  ingrid: {
    name: 'Ingrid Alder',
    email: 'owner',
    role: 'owner',
    title: 'Partner',
    phone: '(206) 555-0141',
  },
  ruth: {
    name: 'Ruth Adeyemi',
    email: 'manager',
    role: 'manager',
    title: 'Account manager',
    phone: '(206) 555-0142',
  },
  mina: {
    name: 'Mina Castillo',
    email: 'mina',
    role: 'manager',
    title: 'Account manager',
    phone: '(206) 555-0143',
  },
  hugh: {
    name: 'Hugh Lindqvist',
    email: 'hugh',
    role: 'manager',
    title: 'Account manager',
    phone: '(206) 555-0144',
  },
  tom: {
    name: 'Tom Brandvold',
    email: 'staff',
    role: 'staff',
    title: 'Bookkeeper',
    phone: '(206) 555-0145',
  },
  leila: {
    name: 'Leila Navarro',
    email: 'leila',
    role: 'staff',
    title: 'Payroll specialist',
    phone: '(206) 555-0146',
  },
} as const satisfies Record<string, EmployeePlan>;

export type EmployeeKey = keyof typeof employees;
export type ManagerKey = 'ruth' | 'mina' | 'hugh';
