import type { Words } from '../invoices/words';
import { asSentence, sayNumber } from '../invoices/words';
import type { ClientRecords } from './get-client-records';
import type { ExitKitView } from './get-exit-kit';
import type { RecordList } from './list-records';

/** Has anything been kept longer than it has to be? "Three documents have been kept long enough." */
export function recordsSentence({ overCount, leaving }: RecordList, words: Words): string {
  const { t, locale } = words;
  const number = (count: number) => sayNumber(words, count);
  const over = overCount
    ? t('records.sentence.over', { count: overCount, number: number(overCount) })
    : t('records.sentence.none');
  const going =
    leaving.length > 0 &&
    t('records.sentence.leaving', { count: leaving.length, number: number(leaving.length) });
  return [over, going]
    .filter((part) => part !== false)
    .map((part) => asSentence(part, locale))
    .join(' ');
}

/** May anything of this client be deleted? */
export function clientRecordsSentence({ client, holds }: ClientRecords, { t }: Words): string {
  const values = { client: client.name, count: holds.length };
  if (holds.some(({ document }) => document === null)) {
    return t('records.client.sentence_held', values);
  }
  return t(holds.length ? 'records.client.sentence_some' : 'records.client.sentence_free', values);
}

/** Is my ZIP there? */
export function exitKitSentence({ kit, mayAsk }: ExitKitView, { t }: Words): string {
  if (!mayAsk) return t('records.kit.sentence.no_rights');
  if (kit?.state === 'asked' || kit?.state === 'making') return t('records.kit.sentence.making');
  if (kit?.state === 'ready' || kit?.state === 'failed') {
    return t(`records.kit.sentence.${kit.state}`);
  }
  return t('records.kit.sentence.none');
}
