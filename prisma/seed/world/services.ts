import type { Period } from './calendar';

/** A line as it will stand on a bill; amounts in minor units of the bill's currency. */
export type Line = {
  description: string;
  detail?: string;
  /** Thousandths. */
  quantityMilli: bigint;
  unitMinor: bigint;
  /** The agreed item that it is for, and why it differs. */
  agreementItemId?: string;
  reason?: string;
  /** Sales tax is on it. */
  taxed?: boolean;
};

/** Something that a client is billed for again and again. */
export type Service = {
  /** Months from one bill to the next. */
  every: 1 | 3 | 12;
  title: (period: Period) => string;
  lines: (period: Period) => Line[];
};

export function line(
  description: string,
  unitMinor: bigint,
  more: { times?: bigint; milli?: bigint; detail?: string } = {},
): Line {
  const { times = 1n, milli = times * 1000n, detail } = more;
  return { description, unitMinor, quantityMilli: milli, ...(detail ? { detail } : {}) };
}

/** Books kept by the month. */
export function books(feeMinor: bigint, name = 'Bookkeeping'): Service {
  return {
    every: 1,
    title: ({ month }) => `${name}, ${month}`,
    lines: ({ month, year }) => [line(name, feeMinor, { detail: `${month} ${year}` })],
  };
}

/** Books and wages by the month; `people` are paid `eachMinor` a month for. */
export function booksAndPayroll(feeMinor: bigint, people: bigint, eachMinor: bigint): Service {
  return {
    every: 1,
    title: ({ month }) => `Bookkeeping and payroll, ${month}`,
    lines: ({ month, year }) => [
      line('Bookkeeping', feeMinor, { detail: `${month} ${year}` }),
      line(`Payroll for ${people} people`, eachMinor, {
        times: people,
        detail: 'Two runs a month',
      }),
    ],
  };
}

/** What the client's programs cost, passed on with another service; the one thing that is taxed. */
export function withSoftware(service: Service, costMinor: bigint): Service {
  return {
    ...service,
    lines: (period) => [
      ...service.lines(period),
      { ...line('Accounting software, passed on at cost', costMinor), taxed: true },
    ],
  };
}

/** Books kept by the quarter, for three months at a time. */
export function booksByQuarter(monthMinor: bigint, name = 'Quarterly bookkeeping'): Service {
  return {
    every: 3,
    title: ({ quarter }) => `${name}, ${quarter}`,
    lines: ({ quarter }) => [line('Bookkeeping', monthMinor, { times: 3n, detail: quarter })],
  };
}

/** A return that is filed by the month or by the quarter. */
export function filing(name: string, feeMinor: bigint, every: 1 | 3 = 3): Service {
  const of = ({ month, quarter }: Period) => (every === 1 ? month : quarter);
  return {
    every,
    title: (period) => `${name}, ${of(period)}`,
    lines: (period) => [line(name, feeMinor, { detail: of(period) })],
  };
}

/** Once a year, for the year before. */
export function yearly(name: string, feeMinor: bigint): Service {
  return {
    every: 12,
    title: ({ year }) => `${name} ${year - 1}`,
    lines: ({ year }) => [line(name, feeMinor, { detail: `${year - 1}` })],
  };
}
