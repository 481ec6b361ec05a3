import type { EventType, LoggedEvent } from '@/domain/activity/events';
import type { RuleName } from '../rules';
import type { ClientState } from './client-state';
import type { Moment, Rule } from './rule';
import type { Visit } from './visits';

/** A rule that has its place in the list and finds what it keeps of a client by itself. */
export interface PlacedRule {
  name: RuleName;
  place: number;
  hears: ReadonlyMap<EventType, (event: LoggedEvent, moment: Moment, client: ClientState) => void>;
  seesVisit:
    ((event: LoggedEvent, visit: Visit, moment: Moment, client: ClientState) => void) | null;
  wakes: (key: string, moment: Moment, client: ClientState) => void;
}

/** A rule whose kind of state only it knows. */
export type RuleDefinition = (place: number) => PlacedRule;

/** Makes a rule fit for the list of rules. */
export function defineRule<State>(rule: Rule<State>): RuleDefinition {
  return (place) => {
    const stateOf = (client: ClientState) => (client.rules[place] ??= rule.start()) as State;
    const hears: PlacedRule['hears'] = new Map(
      Object.entries(rule.on ?? {}).map(([type, hear]) => {
        // Told of this type alone: the key says what the compiler cannot follow through Object.entries.
        const told = hear as (event: LoggedEvent, moment: Moment, state: State) => void;
        return [
          type as EventType,
          (event: LoggedEvent, moment: Moment, client: ClientState) =>
            told(event, moment, stateOf(client)),
        ];
      }),
    );
    return {
      name: rule.name,
      place,
      hears,
      seesVisit: rule.onVisit
        ? (event, visit, moment, client) => rule.onVisit?.(event, visit, moment, stateOf(client))
        : null,
      wakes: (key, moment, client) => rule.onTimer?.(key, moment, stateOf(client)),
    };
  };
}
