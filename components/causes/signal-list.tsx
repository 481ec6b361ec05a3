import { useTranslations } from 'next-intl';
import { Time } from '@/components/ui/values';
import { Words } from '@/components/ui/words';
import { type CauseActions, CauseMenu, type CauseMenuChoice } from './cause-menu';
import type { SignalLine } from './signal-line';
import { SignalWords } from './signal-words';

type Props = {
  signals: readonly SignalLine[];
  /** The cause that all of them have. */
  current: CauseMenuChoice;
  choices: readonly CauseMenuChoice[];
  actions: CauseActions;
};

/** More than these are folded: the page goes on below. */
const FIRST = 10;

/** The signals behind a cause, each of which can be given another or none. */
export function SignalList({ signals, ...props }: Props) {
  const t = useTranslations('causes');
  const rest = signals.slice(FIRST);
  return (
    <Words of={['causeForms']}>
      <Lines {...props} signals={signals.slice(0, FIRST)} />
      {rest.length > 0 && (
        <details className="border-t border-line">
          <summary className="cursor-pointer list-none px-card py-3 text-small [&::-webkit-details-marker]:hidden">
            <span className="link">{t('its_signals_rest', { count: rest.length })}</span>
          </summary>
          <div className="border-t border-line">
            <Lines {...props} signals={rest} />
          </div>
        </details>
      )}
    </Words>
  );
}

function Lines({ signals, current, choices, actions }: Props) {
  return (
    <ul className="divide-y divide-line">
      {signals.map((signal) => (
        <li key={signal.id} className="flex items-start gap-x-4 px-card py-2.5">
          <div className="flex min-w-0 flex-1 gap-x-4 max-sm:flex-col">
            <span className="w-24 shrink-0 text-small leading-5 text-ink-2">
              <Time at={signal.at} text={signal.when} />
            </span>
            <p className="min-w-0 flex-1">
              <SignalWords signal={signal} />
            </p>
          </div>
          <CauseMenu
            signalIds={[signal.id]}
            what={`${signal.rule}, ${signal.client.name}`}
            current={current}
            choices={choices}
            actions={actions}
          />
        </li>
      ))}
    </ul>
  );
}
