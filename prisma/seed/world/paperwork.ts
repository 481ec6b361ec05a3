import { addDays, type Day, dayIn, daysBetween } from '@/lib/clock';
import { monthsBefore, periodOf, yearOf, zone } from './calendar';
import { engagementLetter, form941, nda, taxReturn, w2, w2Package } from './forms';
import type { ClientKey } from './clients/all-clients';
import { momentFor, officeMoment } from './hours';
import { type NewPaper, publishPaper } from './papers-of';
import { accountOf } from './statements';
import { Walk } from './walk';
import type { DemoClient, DemoDocument, World } from './world';

/** For so long before the last days there is nothing new: a paper is read within it. */
const LAST_DAYS = 20;

/** Whose papers, or whose coming and going, are stories of their own. */
const TOLD_APART: readonly ClientKey[] = ['brightwater', 'larkspur'];

/** The papers of all other clients, and who opened them when. */
export function buildPaperwork(world: World): void {
  for (const client of world.clients.values()) {
    if (TOLD_APART.includes(client.key)) continue;
    for (const paper of papersOf(world, client)) {
      const document = publishWhenThere(world, client, paper);
      if (document) readPaper(world, document);
    }
  }
}

type Planned = Omit<NewPaper, 'client' | 'at'> & { day: Day };

function papersOf(world: World, client: DemoClient): Planned[] {
  const { plan } = client;
  const year = seasonOf(world);
  return [
    ...agreements(world, client),
    ...(plan.payroll ? wages(world, client, year) : []),
    ...returns(world, client, year),
    ...accountOf(world, client, year),
  ];
}

/** The year whose papers the last season was about: W-2s of it came out at the end of the next January. */
export function seasonOf({ calendar }: World): number {
  return yearOf(calendar.daysAgo(40)) - 1;
}

function agreements({ calendar }: World, { plan, chance, cameAt }: DemoClient): Planned[] {
  const year = yearOf(calendar.daysAgo(60));
  const day =
    daysBetween(dayIn(zone, cameAt), `${year}-01-12`) > 0 ? `${year}-01-12` : dayIn(zone, cameAt);
  const letter: Planned = {
    title: `Engagement letter ${yearOf(day)}`,
    category: 'contract',
    year: yearOf(day),
    paper: engagementLetter(plan, yearOf(day)),
    actionNeeded: true,
    dueOn: addDays(day, 21),
    day: addDays(day, 2 + chance.whole(0, 6)),
  };
  if (!chance.is(0.25)) return [letter];
  const agreed: Planned = {
    title: 'NDA',
    category: 'contract',
    own: 'NDAs',
    year: yearOf(day),
    paper: nda(plan),
    audience: 'all',
    day: addDays(day, 10),
  };
  return [letter, agreed];
}

function wages(world: World, { plan, contacts, chance }: DemoClient, year: number): Planned[] {
  const [lead] = contacts;
  const lastQuarter = world.calendar.daysAgo(55);
  const quarters = [lastQuarter, monthsBefore(lastQuarter, 3)].map((day): Planned => {
    const { quarter } = periodOf(day);
    const of = yearOf(addDays(day, -60));
    return {
      title: `Form 941, ${quarter} ${of}`,
      category: 'payroll',
      year: of,
      paper: form941(plan, quarter, of, chance),
      tags: ['Filed'],
      day,
    };
  });
  const people = chance.whole(4, 16);
  return [
    ...quarters,
    {
      title: `W-2s for the team, ${people} people`,
      category: 'payroll',
      year,
      paper: w2Package(plan, people, year, chance),
      tags: ['Year-end'],
      day: `${year + 1}-01-28`,
    },
    ...(lead
      ? [
          {
            title: `W-2, ${lead.name}`,
            category: 'payroll' as const,
            year,
            paper: w2(plan, lead.name, year, chance),
            named: [lead],
            day: `${year + 1}-01-28`,
          },
        ]
      : []),
  ];
}

function returns({ calendar }: World, { plan, chance }: DemoClient, year: number): Planned[] {
  const income = chance.whole(40_000, 400_000).toLocaleString('en-US');
  if (plan.country !== 'US') {
    const day = calendar.daysAgo(50);
    const { quarter } = periodOf(day);
    const of = yearOf(addDays(day, -60));
    const paper = taxReturn('Summary of filings', plan, `${quarter} ${of}`, [
      ['Sales in the United States', income],
      ['Due', '0.00'],
    ]);
    return [
      {
        title: `US filings, ${quarter} ${of}`,
        category: 'tax',
        own: 'US filings',
        year: of,
        paper,
        tags: ['Filed'],
        day,
      },
    ];
  }
  if (!chance.is(0.6)) return [];
  const paper = taxReturn('Federal return', plan, String(year), [
    ['Total income', income],
    ['Balance due', '0.00'],
  ]);
  return [
    {
      ...{
        title: `Federal return ${year}`,
        category: 'tax',
        year,
        paper,
        tags: ['Filed', 'Year-end'],
      },
      day: `${year + 1}-04-11`,
    },
  ];
}

/** Not before the client came, not after it left, and not in the last days, which are the stories'. */
function publishWhenThere(
  world: World,
  client: DemoClient,
  { day, ...paper }: Planned,
): DemoDocument | null {
  const { calendar } = world;
  const { cameAt, plan } = client;
  const settledIn = addDays(dayIn(zone, cameAt), 8);
  const from = day > settledIn ? day : settledIn;
  const { quietDaysAgo = 25, leftDaysAgo = 25 } = plan;
  const until = calendar.daysAgo(Math.max(quietDaysAgo, leftDaysAgo) + LAST_DAYS);
  if (from > until) return null;
  const dueOn = paper.dueOn && paper.dueOn > from ? paper.dueOn : null;
  return publishPaper(world, { ...paper, client, dueOn, at: officeMoment(world, client, from) });
}

/** Opened within days where something is asked; else by most, some time. */
function readPaper(world: World, document: DemoDocument): void {
  const { client, readers, publishedAt, row } = document;
  const [reader] = readers;
  if (!client || !reader || !publishedAt) return;
  const { chance } = client;
  if (!row.actionNeeded && !chance.is(0.8)) return;
  const days = row.actionNeeded ? chance.whole(1, 2) : chance.whole(1, 12);
  const at = momentFor(world, client, addDays(dayIn(zone, publishedAt), days));
  const walk = new Walk(world, reader, at);
  if (chance.is(0.5)) walk.signIn();
  walk.page('/').page('/documents').open(document);
  if (row.category === 'contract' && row.actionNeeded) walk.sign(document);
  else if (chance.is(0.4)) walk.download(document);
}
