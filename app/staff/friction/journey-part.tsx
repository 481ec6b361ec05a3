import { JourneyCard } from '@/components/journeys/journey-card';
import type { JourneyView } from '@/domain/journeys/get-journey';
import { type JourneyName, JOURNEYS } from '@/domain/journeys/journey';
import { largestLoss, lossBefore, stoppingOf } from '@/domain/journeys/journey-sentence';
import { formatDuration } from '@/lib/dates';
import type { EffortReader } from './items';

const DAY_MS = 86_400_000;
/** Of a longer time nobody wants the hours. */
const IN_DAYS_FROM_MS = 2 * DAY_MS;

/** Where clients stop on a journey, in a sentence and a picture. */
export function JourneyPart({
  journey,
  tabHref,
  stoppedHref,
  reader: { t, locale },
}: {
  journey: JourneyView;
  tabHref: (name: JourneyName) => string;
  /** Those who stopped. */
  stoppedHref: string;
  reader: Pick<EffortReader, 't' | 'locale'>;
}) {
  const { name, steps } = journey;
  const begun = steps[0]?.count ?? 0;
  // Of too few nobody can say where most are lost.
  const worst = stoppingOf(journey).kind === 'stops' ? largestLoss(steps) : null;
  const number = new Intl.NumberFormat(locale);
  const items = steps.map((step, place) => {
    const lost = place === 0 ? null : lossBefore(steps, place);
    return {
      key: step.name,
      name: t(`journeys.steps.${name}.${step.name}` as 'journeys.title'),
      count: step.count,
      countText: number.format(step.count),
      lostText: lost === null ? null : lost > 0 ? `−${number.format(lost)}` : number.format(0),
      isWorst: place === worst,
    };
  });
  return (
    <JourneyCard
      tabs={JOURNEYS.map((each) => ({
        href: tabHref(each),
        label: t(`journeys.names.${each}`),
        current: each === name,
      }))}
      sentence={<Sentence journey={journey} t={t} />}
      steps={begun > 0 ? items : []}
      picture={t('journeys.picture', {
        steps: items
          .map((item) => t('journeys.picture_step', { name: item.name, count: item.countText }))
          .join(', '),
      })}
      lines={linesOf(journey, t, locale)}
      stoppedHref={begun > (steps.at(-1)?.count ?? 0) ? stoppedHref : null}
    />
  );
}

function Sentence({ journey, t }: { journey: JourneyView; t: EffortReader['t'] }) {
  const stopping = stoppingOf(journey);
  const { name } = journey;
  switch (stopping.kind) {
    case 'nobody':
      return t(`journeys.nobody.${name}`);
    case 'few':
      return t('journeys.few', { count: stopping.begun });
    case 'few_stop':
      return t('journeys.few_stop', { stopped: stopping.stopped, count: stopping.begun });
    case 'through':
      return t('journeys.through', { count: stopping.begun });
    case 'stops': {
      const { share, lost, stopped } = stopping;
      return t.rich('journeys.stops', {
        ...{ share, lost, stopped },
        where: t(`journeys.before.${name}.${stopping.at}` as 'journeys.title'),
        at: (words) => <strong className="font-strong">{words}</strong>,
      });
    }
  }
}

/** How long it takes, what is told beside it, and who is not counted yet. */
function linesOf(journey: JourneyView, t: EffortReader['t'], locale: string): string[] {
  const { halfMs, nineInTenMs, facts, patienceDays } = journey;
  const say = (ms: number) =>
    ms >= IN_DAYS_FROM_MS
      ? t('journeys.days', { count: Math.round(ms / DAY_MS) })
      : formatDuration(ms, locale);
  const times =
    halfMs !== null && nineInTenMs !== null
      ? [t('journeys.times', { half: say(halfMs), nine: say(nineInTenMs) })]
      : [];
  const told = facts
    .filter(({ count }) => count > 0)
    .map(({ name, count, halfMs: half }) =>
      t(`journeys.facts.${name}` as 'journeys.facts.document', {
        count,
        half: half === null ? 'none' : say(half),
      }),
    );
  const waiting = patienceDays > 0 ? [t('journeys.patience', { days: patienceDays })] : [];
  return [...times, ...told, ...waiting];
}
