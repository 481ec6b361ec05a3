import { csvRow, CSV_START } from '@/lib/csv-row';
import { dayIn } from '@/lib/clock';
import type { Translate } from '@/lib/translator';
import type { ExportedLine, SignalsExport } from './export-signals';
import { messageKey, renderSignal } from './sentence';
import { signalLine } from './signal-line';
import { formattersOf } from './signal-words';

/** Signals for programs: a line each, exactly as the replay of the log prints them. */
export async function* signalNdjson({ pages }: SignalsExport): AsyncGenerator<string> {
  for await (const page of pages) yield page.map((line) => `${signalLine(line)}\n`).join('');
}

const COLUMNS = [
  ...['raised_at', 'client', 'client_id', 'rule', 'severity', 'sentence'],
  ...['subject', 'subject_id', 'state', 'dismiss_reason', 'events'],
] as const;

/** Signals for spreadsheets: with names, in the firm's zone and language. */
export async function* signalCsv(
  { pages, zone, locale }: SignalsExport,
  t: Translate,
): AsyncGenerator<string> {
  const say = (key: string, values?: Record<string, string | number>) =>
    t(key as never, values as never);
  yield CSV_START + csvRow(COLUMNS.map((name) => say(`signalExport.columns.${name}`)));
  for await (const page of pages) {
    yield page.map((line) => csvRow(rowOf(line, { zone, locale, say }))).join('');
  }
}

/** How soon somebody has to look, as the pages call it. */
const SEVERITY = { high: 'now', medium: 'today', low: 'digest' } as const;

type Writing = {
  zone: string;
  locale: string;
  say: (key: string, values?: Record<string, string | number>) => string;
};

function rowOf(line: ExportedLine, { zone, locale, say }: Writing) {
  const { rule, subject, severity, state, dismissReason, evidence } = line;
  const raisedAt = new Date(line.raisedAtMs);
  const today = dayIn(zone, raisedAt);
  const formatters = formattersOf({ locale, zone, today });
  const called = line.subjectLabel || subject?.id || '';
  const names = {
    client: line.clientName,
    subject: () =>
      subject?.kind === 'invoice' ? say('today.invoice', { number: called }) : called,
  };
  return [
    ...[raisedAt.toISOString(), line.clientName, line.client],
    say(messageKey({ rule }, 'name')),
    say(`ui.severity.${SEVERITY[severity]}`),
    renderSignal(line, names, say, formatters).sentence,
    ...[called, subject?.id ?? '', say(`signalExport.states.${state}`)],
    dismissReason ? say(`today.reasons.${dismissReason}`) : '',
    evidence.join(' '),
  ];
}
