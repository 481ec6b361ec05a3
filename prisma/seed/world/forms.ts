import type { Chance } from './chance';
import type { Paper } from './paper';

type Someone = { name: string; address: string };

const FIRM = 'Alder & Finch LLP, 611 Union Street, Seattle, WA 98101';

const FIGURE = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

/** Dollars as a form writes them: two decimals, no sign. */
function figure(minor: number): string {
  return FIGURE.format(Math.round(minor) / 100);
}

function oneLine({ address }: Someone): string {
  return address.replaceAll('\n', ', ');
}

/** A W-2 of one person; the number is cut to its last four. */
export function w2(
  employer: Someone,
  employee: string,
  year: number,
  chance: Chance,
  wagesMinor = chance.whole(38_000, 92_000) * 100,
): Paper {
  const last = String(chance.whole(1000, 9999));
  return {
    kind: 'form',
    heading: 'W-2 Wage and Tax Statement',
    corner: String(year),
    boxes: [
      [
        { label: 'a Employee’s social security number', value: `•••-••-${last}` },
        { label: '1 Wages, tips', value: figure(wagesMinor) },
        { label: '2 Federal tax withheld', value: figure(wagesMinor * 0.104_73) },
      ],
      [
        { label: 'b Employer ID number', value: `91-•••${chance.whole(1000, 9999)}` },
        { label: '3 Social security wages', value: figure(wagesMinor) },
        { label: '4 Social security tax', value: figure(wagesMinor * 0.062) },
      ],
      [
        { label: 'c Employer', value: `${employer.name}\n${oneLine(employer)}` },
        { label: '5 Medicare wages', value: figure(wagesMinor) },
        { label: '6 Medicare tax', value: figure(wagesMinor * 0.0145) },
      ],
      [
        { label: 'e Employee', value: employee },
        { label: '12a', value: 'D  4,200.00' },
        { label: '16 State wages', value: '—' },
      ],
    ],
    note: `An invented form of an invented person, made by ${FIRM} for the demo.`,
  };
}

/** The W-2s of everybody who works there, as a list. */
export function w2Package(employer: Someone, people: number, year: number, chance: Chance): Paper {
  const rows = Array.from({ length: people }, (_, place) => {
    const wages = chance.whole(31_000, 84_000) * 100;
    return [
      { label: 'Employee', value: `No. ${place + 1}, •••-••-${chance.whole(1000, 9999)}` },
      { label: 'Wages', value: figure(wages) },
      { label: 'Withheld', value: figure(wages * 0.1) },
    ];
  });
  return {
    kind: 'form',
    heading: `W-2s of ${employer.name}`,
    corner: String(year),
    boxes: rows,
    note: 'One W-2 for each person has gone to that person alone.',
  };
}

/** The employer's quarterly return. */
export function form941(employer: Someone, quarter: string, year: number, chance: Chance): Paper {
  const wages = chance.whole(60_000, 190_000) * 100;
  return {
    kind: 'form',
    heading: 'Form 941, Employer’s Quarterly Federal Tax Return',
    corner: `${quarter} ${year}`,
    boxes: [
      [
        { label: 'Employer', value: `${employer.name}\n${oneLine(employer)}` },
        { label: '1 Number of employees', value: String(chance.whole(4, 40)) },
      ],
      [
        { label: '2 Wages, tips, other compensation', value: figure(wages) },
        { label: '3 Federal income tax withheld', value: figure(wages * 0.098) },
      ],
      [
        { label: '5e Social security and Medicare taxes', value: figure(wages * 0.153) },
        { label: '12 Total taxes after adjustments', value: figure(wages * 0.251) },
      ],
    ],
    note: `Filed electronically by ${FIRM}.`,
  };
}

/** Any other return, in a few figures. */
export function taxReturn(
  name: string,
  client: Someone,
  corner: string,
  boxes: [string, string][],
): Paper {
  return {
    kind: 'form',
    heading: name,
    corner,
    boxes: [
      [{ label: 'Filed for', value: `${client.name}\n${oneLine(client)}` }],
      boxes.map(([label, value]) => ({ label, value })),
    ],
    note: `Prepared and filed by ${FIRM}.`,
  };
}

/** What the firm will do and for how much: on four pages, or in short on one. */
export function engagementLetter(client: Someone, year: number, isLong = false): Paper {
  const pages = [
    [
      `Thank you for letting us look after the books of ${client.name}. This letter says what we will do for you in ${year}, what we need from you for it, and what it costs. Please read it, and sign it when it says what you expect.`,
      'We keep your books by the month, reconcile each bank account by the tenth of the month after, and tell you within two working days when something does not add up. Returns are prepared in time for their first due day; we ask for an extension only when you know why.',
    ],
    [
      'What we need from you. The statements of each bank account and card by the fifth working day of the month, the receipts that belong to them, and an answer to our questions within a week. Where something is late, we say so at once and move the dates with you.',
      'Fees. They are those that we agreed on and are billed as agreed. What is not in this letter is billed only after you have said yes to it in writing, line by line.',
    ],
    [
      'Your papers stay yours. They are kept encrypted in the portal, where you see who has opened them and when. You can take all of them with you on any day, in one file.',
      'People. Your account manager is named on every page of the portal, with a phone number and hours. Whoever stands in for her is named too.',
    ],
    [
      'Ending. Either of us may end this by a letter, with one month to the end of a quarter. We then hand over everything within ten working days and charge nothing for that.',
      'If something goes wrong, tell us. We say sorry, put it right, and tell you when it will not happen again.',
    ],
  ];
  return {
    kind: 'letter',
    heading: `Engagement letter ${year}`,
    pages: isLong ? pages : [pages.flatMap(([first = '']) => first)],
    signed: ['Alder & Finch LLP', client.name],
  };
}

/** A promise to keep things to oneself. */
export function nda(client: Someone): Paper {
  return {
    kind: 'letter',
    heading: 'Non-disclosure agreement',
    pages: [
      [
        `Between Alder & Finch LLP and ${client.name}, ${oneLine(client)}.`,
        'Each of us keeps to itself what it learns about the other in the course of the work: figures, names of customers, prices, plans, and whatever else is not public. This holds for five years after the work has ended.',
        'It does not hold for what a law or a court asks for; then the other is told first, where that is allowed.',
      ],
    ],
    signed: ['Alder & Finch LLP', client.name],
  };
}

/** A letter of some paragraphs. */
export function letter(heading: string, paragraphs: string[], signed: string[] = []): Paper {
  return { kind: 'letter', heading, pages: [paragraphs], signed };
}
