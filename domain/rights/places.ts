import type { Verb } from '../authorize';

/** Under what the page of who may do what groups the verbs. */
export const RIGHT_PLACES = [
  'access',
  'firm',
  'clients',
  'bills',
  'documents',
  'requests',
  'signing',
  'keeping',
  'finding',
  'log',
] as const;
export type RightPlace = (typeof RIGHT_PLACES)[number];

type NounOf<V> = V extends `${infer N}.${string}` ? N : never;
type Noun = NounOf<Verb>;

/** Where each noun of the table stands: a new one has no place until somebody gives it one here. */
const PLACES: Readonly<Record<Noun, RightPlace>> = {
  session: 'access',
  password: 'access',
  invitation: 'access',
  factor: 'access',
  device: 'access',
  passkey: 'access',
  guess: 'access',
  look: 'access',
  history: 'access',
  rights: 'firm',
  firm: 'firm',
  tax_rate: 'firm',
  employee: 'firm',
  scanner: 'firm',
  program: 'firm',
  import: 'firm',
  home: 'clients',
  client: 'clients',
  contact: 'clients',
  mail: 'clients',
  colleague: 'clients',
  signal: 'clients',
  rule: 'firm',
  effort: 'clients',
  journey: 'clients',
  cause: 'clients',
  digest: 'clients',
  today: 'clients',
  call: 'clients',
  agreement: 'bills',
  invoice: 'bills',
  question: 'bills',
  reminder: 'bills',
  payment: 'bills',
  credit_note: 'bills',
  credit: 'bills',
  paper: 'bills',
  statement: 'bills',
  receipt: 'bills',
  document: 'documents',
  category: 'documents',
  version: 'documents',
  season: 'documents',
  upload: 'documents',
  request: 'requests',
  request_template: 'requests',
  signing: 'signing',
  consent: 'signing',
  delivery: 'signing',
  retention: 'keeping',
  record: 'keeping',
  hold: 'keeping',
  exit_kit: 'keeping',
  person_export: 'keeping',
  privacy: 'keeping',
  erasure: 'keeping',
  correction: 'access',
  search: 'finding',
  activity: 'log',
  person_key: 'log',
  log: 'log',
};

/** Under what a verb stands. */
export function placeOf(verb: Verb): RightPlace {
  return PLACES[verb.slice(0, verb.indexOf('.')) as Noun];
}
