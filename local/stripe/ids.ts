import { randomBytes } from 'node:crypto';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Shapes as Stripe's own: what stands before the random part, and how long that part is. */
const SHAPES = {
  customer: ['cus_', 14],
  session: ['cs_test_a1', 56],
  line: ['li_1', 23],
  price: ['price_1', 23],
  product: ['prod_', 14],
  intent: ['pi_3', 23],
  charge: ['ch_3', 23],
  // What is taken by a bank debit is a charge too, under another prefix.
  debit: ['py_3', 23],
  method: ['pm_1', 23],
  refund: ['re_3', 23],
  // What goes back to a bank account, as `py_` is what came from it.
  debitRefund: ['pyr_1', 23],
  dispute: ['dp_1', 23],
  transaction: ['txn_1', 23],
  event: ['evt_1', 23],
  request: ['req_', 14],
  delivery: ['whd_', 14],
} as const satisfies Record<string, readonly [string, number]>;

/** A new id of that kind, e.g. `cus_` and 14 letters and digits. */
export function newId(kind: keyof typeof SHAPES): string {
  const [prefix, length] = SHAPES[kind];
  return prefix + randomLetters(length);
}

/** `length` letters and digits that nobody can guess. */
export function randomLetters(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      // 248 = 4 x 62: what is above would make the first letters likelier.
      if (byte < 248 && text.length < length) text += LETTERS.charAt(byte % 62);
    }
  }
  return text;
}
