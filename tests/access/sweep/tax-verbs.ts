import { addTaxRate } from '@/domain/taxes/add-tax-rate';
import { endTaxRate } from '@/domain/taxes/end-tax-rate';
import { listTaxRates } from '@/domain/taxes/list-tax-rates';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { ingrid, tom } = cast;

export const taxVerbs: Registry = {
  'domain/taxes/list-tax-rates#listTaxRates': {
    call: (actor) => listTaxRates(actor),
    rightful: tom,
    kind: 'own',
  },
  'domain/taxes/add-tax-rate#addTaxRate': {
    call: (actor) => addTaxRate(actor, { name: 'Sales tax', rate: '10.35' }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/taxes/end-tax-rate#endTaxRate': {
    call: (actor, { taxRateId }) => endTaxRate(actor, { id: taxRateId }),
    rightful: ingrid,
    kind: 'few',
  },
};
