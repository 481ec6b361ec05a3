import type { ManagerKey } from '../people';
import type { ClientPlan } from '../plan';
import { ofHugh } from './of-hugh';
import { ofMina } from './of-mina';
import { ofRuth } from './of-ruth';
import { ofRuthToo } from './of-ruth-too';

const plans = { ...ofRuth, ...ofRuthToo, ...ofMina, ...ofHugh };

export type ClientKey = keyof typeof plans;

const managers: [ManagerKey, object][] = [
  ['ruth', ofRuth],
  ['ruth', ofRuthToo],
  ['mina', ofMina],
  ['hugh', ofHugh],
];

/** Every client with its manager, in the order in which they are told. */
export function listPlans(): { key: ClientKey; manager: ManagerKey; plan: ClientPlan }[] {
  return managers.flatMap(([manager, theirs]) =>
    (Object.keys(theirs) as ClientKey[]).map((key) => ({ key, manager, plan: plans[key] })),
  );
}
