import { CSV_START, csvRow } from '@/lib/csv-row';
import type { Translate } from '@/lib/translator';
import type { AttemptView } from './list-attempts';

/** Tries as a CSV file for people, its columns in their words; instants in UTC, as any program reads them. */
export async function* attemptsCsv(
  portions: AsyncGenerator<AttemptView[]>,
  t: Translate,
): AsyncGenerator<string> {
  yield (
    CSV_START +
    csvRow([
      t('effort.file.started'),
      t('effort.file.client'),
      t('effort.file.contact'),
      t('effort.file.task'),
      t('effort.file.about'),
      t('effort.file.outcome'),
      t('effort.file.clicks'),
      t('effort.file.seconds'),
      t('effort.file.errors'),
      t('effort.file.before'),
      t('effort.file.place'),
      t('effort.file.release'),
    ])
  );
  for await (const attempts of portions) {
    yield attempts.map((attempt) => rowOf(attempt, t)).join('');
  }
}

function rowOf(attempt: AttemptView, t: Translate): string {
  const { task, startedAt, ms } = attempt;
  const place = `effort.parts.${task}.${attempt.place}` as 'effort.title';
  return csvRow([
    startedAt.toISOString(),
    attempt.client.name,
    attempt.contact?.name ?? null,
    t(`effort.tasks.${task}`),
    attempt.about?.label ?? null,
    t(`effort.outcome.${attempt.outcome}`),
    { figure: String(attempt.clicks) },
    ms === null ? null : { figure: String(Math.round(ms / 1000)) },
    { figure: String(attempt.errors) },
    { figure: String(attempt.repeats) },
    t.has(place) ? t(place) : null,
    attempt.release,
  ]);
}
