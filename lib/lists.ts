import { remember } from './remember';

/** Things as a sentence takes them: '1058, 1060 and 1061'. */
export function formatList(items: readonly string[], locale: string): string {
  return listFormat(locale).format(items);
}

const listFormat = remember(
  50,
  (locale: string) => locale,
  (locale) => new Intl.ListFormat(locale),
);
