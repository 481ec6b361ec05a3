import { addDays, type Day, dayIn } from '@/lib/clock';
import { monthsBefore, periodOf, weekdayFrom, yearOf, zone } from '../calendar';
import { engagementLetter, form941, letter, nda, taxReturn, w2, w2Package } from '../forms';
import { seasonOf } from '../paperwork';
import { openAtFirm, publishPaper, type NewPaper } from '../papers-of';
import { accountOf } from '../statements';
import { Walk } from '../walk';
import { clientOf, contactOf, type DemoDocument, type World } from '../world';

const MONDAY = 1;
const WAGES_MINOR = 58_420_00;

type Planned = Omit<NewPaper, 'client' | 'at'> & { day: Day };

/** The papers of Brightwater Ceramics: three years of them, and two that wait for Dana. */
export function buildBrightwaterPapers(world: World): void {
  const { calendar } = world;
  const year = seasonOf(world);
  for (const paper of [...archive(world), ...season(world, year), ...quarters(world)]) {
    const document = publish(world, paper);
    if (document) read(world, document);
  }
  const client = clientOf(world, 'brightwater');
  const monday = weekdayFrom(addDays(calendar.today, 3), MONDAY);
  publishPaper(world, {
    client,
    ...newLetter(world),
    actionNeeded: true,
    dueOn: addDays(monday, 4),
    at: calendar.at(calendar.workday(1), '15:20', 31),
    by: world.employees.ruth,
  });
  publishPaper(world, {
    client,
    title: 'Form 8879, approval to file',
    category: 'tax',
    year: yearOf(calendar.today),
    paper: letter(
      'Form 8879, IRS e-file signature authorization',
      [
        'By signing you allow Alder & Finch LLP to file the return electronically for Brightwater Ceramics LLC.',
        'Please compare the figures with the draft that we went through together, and sign when they are the same.',
      ],
      ['Dana Whitlock'],
    ),
    actionNeeded: true,
    dueOn: addDays(monday, 2),
    at: calendar.at(calendar.workday(1), '15:22', 2),
    by: world.employees.ruth,
  });
  const { quarter } = periodOf(calendar.daysAgo(13));
  const of = yearOf(calendar.daysAgo(70));
  publishPaper(world, {
    client,
    title: `Form 941, ${quarter} ${of}`,
    category: 'payroll',
    year: of,
    paper: form941(client.plan, quarter, of, client.chance),
    at: calendar.at(calendar.workday(2), '11:40', 9),
    by: world.employees.ruth,
  });
  checkBoxTwelve(world, year);
}

function newLetter({ calendar }: World) {
  const next = yearOf(addDays(calendar.today, 60));
  return {
    title: `Engagement letter ${next}`,
    category: 'contract' as const,
    year: yearOf(calendar.today),
    paper: engagementLetter({ name: 'Brightwater Ceramics LLC', address: '' }, next, true),
  };
}

/** What there was before the portal. */
function archive(world: World): Planned[] {
  const client = clientOf(world, 'brightwater');
  const day = dayIn(zone, world.beganAt);
  const year = yearOf(day) - 1;
  const { plan, chance } = client;
  return [
    {
      title: 'NDA',
      category: 'contract',
      own: 'NDAs',
      year: 2019,
      paper: nda(plan),
      audience: 'all',
      day,
    },
    {
      title: `Federal return ${year - 1}`,
      category: 'tax',
      year: year - 1,
      paper: taxReturn('Form 1120-S', plan, String(year - 1), [['Ordinary income', '61,204']]),
      day,
    },
    {
      title: `W-2s for the team, 5 people`,
      category: 'payroll',
      year: year - 1,
      paper: w2Package(plan, 5, year - 1, chance),
      day,
    },
    {
      title: 'Certificate of formation',
      category: 'identity',
      year: 2019,
      paper: letter('Certificate of formation', [
        'The State of Washington certifies that Brightwater Ceramics LLC was formed on 11 February 2019.',
      ]),
      day,
    },
  ];
}

function season(world: World, last: number): Planned[] {
  const client = clientOf(world, 'brightwater');
  const dana = contactOf(client);
  const { plan, chance } = client;
  return [last - 1, last].flatMap((year): Planned[] => [
    {
      title: 'W-2, Dana M. Whitlock',
      category: 'payroll',
      year,
      paper: w2(plan, 'Dana M. Whitlock', year, chance, WAGES_MINOR),
      named: [dana],
      day: `${year + 1}-01-28`,
    },
    {
      title: 'W-2s for the team, 6 people',
      category: 'payroll',
      year,
      paper: w2Package(plan, 6, year, chance),
      tags: ['Year-end'],
      named: [dana],
      day: `${year + 1}-01-28`,
    },
    {
      title: 'Form 940, annual unemployment tax',
      category: 'payroll',
      year,
      paper: taxReturn('Form 940', plan, String(year), [['Total FUTA tax', '252.00']]),
      day: `${year + 1}-01-26`,
    },
    {
      title: `Federal return ${year}`,
      category: 'tax',
      year,
      paper: taxReturn('Form 1120-S', plan, String(year), [['Ordinary income', '74,930']]),
      tags: ['Filed', 'Year-end'],
      day: `${year + 1}-04-02`,
    },
    {
      title: `Schedule K-1 ${year}, Dana M. Whitlock`,
      category: 'tax',
      year,
      paper: taxReturn('Schedule K-1', plan, String(year), [['Share of income', '74,930']]),
      named: [dana],
      day: `${year + 1}-04-02`,
    },
    {
      title: `Engagement letter ${year + 1}`,
      category: 'contract',
      year: year + 1,
      paper: engagementLetter(plan, year + 1, true),
      day: `${year + 1}-01-12`,
    },
    ...accountOf(world, client, year),
  ]);
}

/** What comes with each quarter. */
function quarters(world: World): Planned[] {
  const client = clientOf(world, 'brightwater');
  const { plan, chance } = client;
  return [1, 2, 3, 4, 5].flatMap((back): Planned[] => {
    const day = monthsBefore(world.calendar.daysAgo(20), back * 3);
    const { quarter } = periodOf(day);
    const year = yearOf(addDays(day, -70));
    return [
      {
        title: `Form 941, ${quarter} ${year}`,
        category: 'payroll',
        year,
        paper: form941(plan, quarter, year, chance),
        tags: ['Filed'],
        day,
      },
      {
        title: `VAT return, Netherlands, ${quarter} ${year}`,
        category: 'tax',
        year,
        paper: taxReturn('Btw-aangifte', plan, `${quarter} ${year}`, [['Te betalen', '1.214']]),
        tags: ['Netherlands', 'Filed'],
        day: addDays(day, 5),
      },
      {
        title: `Profit and loss, ${quarter} ${year}`,
        category: 'statement',
        year,
        paper: taxReturn('Profit and loss', plan, `${quarter} ${year}`, [
          ['Sales', chance.whole(60, 120).toLocaleString('en-US') + ',000'],
          ['Costs', chance.whole(40, 58).toLocaleString('en-US') + ',000'],
        ]),
        tags: ['For the bank'],
        day: addDays(day, 7),
      },
    ];
  });
}

function publish(world: World, { day, ...paper }: Planned): DemoDocument | null {
  const { calendar, beganAt } = world;
  const began = dayIn(zone, beganAt);
  if (day > calendar.daysAgo(30)) return null;
  const from = calendar.workdayBy(day > began ? day : addDays(began, 6));
  const client = clientOf(world, 'brightwater');
  const at = calendar.at(from, '13:30', client.chance.whole(0, 7_000));
  return publishPaper(world, { ...paper, client, at, by: world.employees.tom });
}

function read(world: World, document: DemoDocument): void {
  const client = clientOf(world, 'brightwater');
  const { chance } = client;
  const dana = contactOf(client);
  if (!document.publishedAt || !chance.is(0.75)) return;
  const day = addDays(dayIn(zone, document.publishedAt), chance.whole(1, 5));
  const walk = new Walk(world, dana, world.calendar.at(day, '18:00', chance.whole(0, 9_000)));
  walk.page('/documents').open(document);
  if (chance.is(0.4)) walk.download(document);
}

/** The look of which the client's page tells: who, when, and why. */
function checkBoxTwelve(world: World, year: number): void {
  const found = world.documents.find(
    ({ row, client }) =>
      client?.key === 'brightwater' && row.title === 'W-2, Dana M. Whitlock' && row.year === year,
  );
  if (!found) return;
  openAtFirm(world, found, {
    at: world.calendar.at(world.calendar.workday(3), '10:12', 40),
    by: world.employees.ruth,
    reason: 'Checking box 12 for your pension question',
  });
}
