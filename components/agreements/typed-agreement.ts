import { typedItem } from '@/components/invoices/typed-draft';
import type { AgreementFormView } from '@/domain/agreements/get-agreement-form';
import type { AgreementValues } from './agreement-form';

const USUAL_DAYS = '14';

/** What the form begins with: nothing but the usual, or what the agreement says in whose place the new one comes. */
export function typedAgreement({
  replaces,
  client,
  today,
  locale,
}: AgreementFormView): AgreementValues {
  if (!replaces) {
    return {
      title: '',
      currency: client.currency,
      period: 'month',
      startsOn: today,
      endsOn: '',
      dueDays: USUAL_DAYS,
      raisesDrafts: true,
      lines: [],
      signedByName: '',
      document: '',
    };
  }
  const { title, currency, period, dueDays, raisesDrafts, signedByName } = replaces;
  return {
    ...{ title, currency, period, raisesDrafts },
    startsOn: '',
    endsOn: '',
    dueDays: String(dueDays),
    lines: replaces.items.map((item) => typedItem(item, { currency, locale })),
    signedByName: signedByName ?? '',
    document: '',
  };
}
