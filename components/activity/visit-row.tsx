import { useTranslations } from 'next-intl';
import { Name } from '@/components/ui/name';
import { SeverityMark } from '@/components/ui/state-chip';
import { Time } from '@/components/ui/values';
import type { VisitEntry, VisitItem } from './visit-item';
import { VisitMark } from './visit-mark';
import { WhatHappened } from './what-happened';

const MARKS = { high: 'now', medium: 'today', low: 'digest' } as const;

/** Of more acts than these the rest is folded away. */
const SHOWN = 6;

/** One visit: when, whose, how it went, in a sentence, and then act by act with the signals that arose there. */
export function VisitRow({ visit, logHref }: { visit: VisitItem; logHref: string }) {
  const t = useTranslations('activity.visits');
  const { kind, entries } = visit;
  // One over the edge is no reason to fold.
  const shown = entries.length <= SHOWN + 1 ? entries : entries.slice(0, SHOWN);
  const rest = entries.slice(shown.length);
  return (
    <li
      id={`visit-${visit.id}`}
      className="grid scroll-mt-6 gap-x-6 gap-y-1 px-card py-3 sm:grid-cols-[7rem_1fr]"
    >
      <div>
        <div className="font-name">{visit.day}</div>
        <div className="text-small text-ink-2">
          {kind === 'visit' ? visit.length : t('not_a_visit')}
        </div>
      </div>
      <div className="min-w-0">
        <div className="mb-1 flex min-h-6 items-center justify-between gap-3">
          <span className="min-w-0 font-strong">
            <Whose visit={visit} />
          </span>
          <VisitMark visit={visit} />
        </div>
        {visit.sentence && <p className="mb-1.5 wrap-anywhere">{visit.sentence}</p>}
        <Acts entries={shown} isQuiet={visit.sentence !== null} />
        {rest.length > 0 && (
          <details className="group">
            <summary className="cursor-pointer list-none py-0.5 text-small [&::-webkit-details-marker]:hidden">
              <span className="link group-open:no-underline">
                {t('rest', { count: rest.length })}
              </span>
            </summary>
            <Acts entries={rest} isQuiet />
          </details>
        )}
        {visit.isCut && (
          <p className="text-small text-ink-2">
            <a href={logHref} className="link">
              {t('in_log')}
            </a>
          </p>
        )}
        {(kind === 'scanner' || kind === 'bot') && (
          <p className="text-small text-ink-2">{t('not_seen')}</p>
        )}
      </div>
    </li>
  );
}

function Acts({ entries, isQuiet }: { entries: readonly VisitEntry[]; isQuiet: boolean }) {
  const t = useTranslations('activity.visits');
  return (
    <ol className={isQuiet ? 'text-small text-ink-2' : undefined}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <div className="flex gap-4">
            <span className="w-18 shrink-0 text-ink-2">
              <Time at={entry.at} text={entry.time} />
            </span>
            <span className="min-w-0 wrap-anywhere">
              <WhatHappened
                type={entry.type}
                words={entry.words}
                href={entry.href}
                lang={entry.lang}
              />
              {entry.times > 1 && (
                <span className="text-ink-2">{t('times', { count: entry.times })}</span>
              )}
            </span>
          </div>
          {entry.signals.map((signal) => (
            <SignalHere key={signal.id} signal={signal} />
          ))}
        </li>
      ))}
    </ol>
  );
}

/** What the rules made of it, where it stands among what was done. */
function SignalHere({ signal }: { signal: VisitEntry['signals'][number] }) {
  const t = useTranslations();
  const name = t(`friction.rules.${signal.rule}.name`);
  return (
    <div className="my-1 flex flex-wrap items-baseline gap-x-2 border-l-2 border-line-2 pl-3 text-small text-ink sm:ml-22">
      <SeverityMark severity={MARKS[signal.severity]} />
      {signal.href ? (
        <a href={signal.href} className="link">
          {name}
        </a>
      ) : (
        <span>{name}</span>
      )}
      <span className="text-ink-2">{t(`activity.visits.signal_states.${signal.state}`)}</span>
    </div>
  );
}

function Whose({ visit: { kind, who } }: { visit: VisitItem }) {
  const t = useTranslations('activity.visits');
  if (who) return <Name name={who.name} lang={who.nameLang} />;
  if (kind === 'system') return t('system');
  if (kind === 'firm') return t('firm');
  return kind === 'scanner' || kind === 'bot' ? t(`programs.${kind}`) : t('unknown');
}
