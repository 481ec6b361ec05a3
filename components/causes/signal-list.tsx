import { Time } from '@/components/ui/values';
import { Words } from '@/components/ui/words';
import { type CauseActions, CauseMenu, type CauseMenuChoice } from './cause-menu';
import type { SignalLine } from './signal-line';
import { SignalWords } from './signal-words';

/** The signals behind a cause, each of which can be given another or none. */
export function SignalList({
  signals,
  current,
  choices,
  actions,
}: {
  signals: readonly SignalLine[];
  /** The cause that all of them have. */
  current: CauseMenuChoice;
  choices: readonly CauseMenuChoice[];
  actions: CauseActions;
}) {
  return (
    <Words of={['causeForms']}>
      <ul className="divide-y divide-line">
        {signals.map((signal) => (
          <li key={signal.id} className="flex items-start gap-x-4 px-card py-2.5">
            <span className="w-24 shrink-0 text-small leading-5 text-ink-2 max-sm:w-auto">
              <Time at={signal.at} text={signal.when} />
            </span>
            <p className="min-w-0 flex-1">
              <SignalWords signal={signal} />
            </p>
            <CauseMenu
              signalId={signal.id}
              what={`${signal.rule}, ${signal.client.name}`}
              current={current}
              choices={choices}
              actions={actions}
            />
          </li>
        ))}
      </ul>
    </Words>
  );
}
