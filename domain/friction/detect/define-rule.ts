import type { EventType, LoggedEvent } from '@/domain/activity/events';
import type { RuleName } from '../rules';
import type { Signal } from '../signal';
import type { ClientState } from './client-state';
import type { Moment, Rule } from './rule';
import type { Visit } from './visits';

/** A rule that has its place in the list and finds what it keeps of a client by itself. */
export interface PlacedRule {
  name: RuleName;
  place: number;
  hears: ReadonlyMap<EventType, Hear>;
  seesVisit: SeeVisit | null;
  hearsFinding: HearFinding | null;
  wakes: (key: string, moment: Moment, client: ClientState) => void;
}

export type Hear = (event: LoggedEvent, moment: Moment, client: ClientState) => void;
type SeeVisit = (event: LoggedEvent, visit: Visit, moment: Moment, client: ClientState) => void;
type HearFinding = (found: Signal, client: ClientState) => void;

/** A rule whose kind of state only it knows. */
export type RuleDefinition = (place: number) => PlacedRule;

/** Makes a rule fit for the list of rules. */
export function defineRule<State>(rule: Rule<State>): RuleDefinition {
  return (place) => {
    const stateOf = (client: ClientState) => (client.rules[place] ??= rule.start()) as State;
    const { name, onVisit, onFinding, onTimer } = rule;
    return {
      name,
      place,
      hears: hearsOf(rule, stateOf),
      seesVisit: onVisit
        ? (event, visit, moment, client) => onVisit(event, visit, moment, stateOf(client))
        : null,
      hearsFinding: onFinding ? (found, client) => onFinding(found, stateOf(client)) : null,
      wakes: (key, moment, client) => onTimer?.(key, moment, stateOf(client)),
    };
  };
}

function hearsOf<State>(rule: Rule<State>, stateOf: (client: ClientState) => State) {
  const hears = new Map<EventType, Hear>();
  for (const [type, hear] of Object.entries(rule.on ?? {})) {
    // Told of this type alone: the key says what the compiler cannot follow through Object.entries.
    const told = hear as (event: LoggedEvent, moment: Moment, state: State) => void;
    hears.set(type as EventType, (event, moment, client) => told(event, moment, stateOf(client)));
  }
  return hears;
}
