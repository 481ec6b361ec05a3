import type Stripe from 'stripe';
import { isCurrency, stepOf } from '../currencies';
import type { Desk } from '../desk';
import { missingParam, refused } from '../errors';
import { newId } from '../ids';
import type { Params } from '../params';

// The SDK reads decimals into an object of its own; on the wire they are texts.
type WirePrice = Omit<Stripe.Price, 'unit_amount_decimal'> & { unit_amount_decimal: string | null };
/** A line item as it stands in an answer. */
export type WireLineItem = Omit<Stripe.LineItem, 'price'> & { price: WirePrice };

const MAX_LINES = 100;
const MAX_UNIT_AMOUNT = 999_999_999_999;
const MAX_QUANTITY = 999_999;

/**
 * Reads `line_items` with inline prices: all of one currency, up to 100 of them.
 * @throws ApiError 400 as Stripe refuses them.
 */
export function readLineItems(desk: Desk, params: Params): WireLineItem[] {
  const lines = params.eachWithin('line_items').map((line) => readLine(desk, line));
  const [first] = lines;
  if (!first) throw missingParam('line_items');
  if (lines.length > MAX_LINES) {
    throw refused(`A session can have up to ${MAX_LINES} line items.`, 'line_items');
  }
  if (lines.some(({ currency }) => currency !== first.currency)) {
    throw refused('All line items must have the same currency.', 'line_items');
  }
  return lines;
}

function readLine(desk: Desk, line: Params): WireLineItem {
  const quantity = line.integer('quantity', 1, MAX_QUANTITY);
  if (quantity === undefined) throw missingParam(line.nameOf('quantity'));
  const data = line.within('price_data');
  if (!data) throw missingParam(line.nameOf('price_data'));
  const currency = data.requiredText('currency').toLowerCase();
  if (!isCurrency(currency)) {
    throw refused(`Invalid currency: ${currency}.`, data.nameOf('currency'));
  }
  const unitAmount = data.integer('unit_amount', 0, MAX_UNIT_AMOUNT);
  if (unitAmount === undefined) throw missingParam(data.nameOf('unit_amount'));
  const step = stepOf(currency);
  if (unitAmount % step !== 0) {
    throw refused(
      `Invalid amount: in ${currency}, amounts must be divisible by ${step}.`,
      data.nameOf('unit_amount'),
      'parameter_invalid_integer',
    );
  }
  const product = data.within('product_data');
  if (!product) throw missingParam(data.nameOf('product_data'));
  const name = product.requiredText('name');
  // Shown under the name by Stripe; nothing of it comes back with the line.
  product.text('description');
  product.metadata();

  const total = unitAmount * quantity;
  return {
    id: newId('line'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency,
    description: name,
    metadata: {},
    price: inlinePrice(desk, currency, unitAmount),
    quantity,
  } satisfies WireLineItem;
}

function inlinePrice(desk: Desk, currency: string, unitAmount: number): WirePrice {
  return {
    id: newId('price'),
    object: 'price',
    // A price made inline belongs to its session and cannot be used again.
    active: false,
    billing_scheme: 'per_unit',
    created: desk.clock.seconds(),
    currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: newId('product'),
    recurring: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: unitAmount,
    unit_amount_decimal: String(unitAmount),
  } satisfies WirePrice;
}
