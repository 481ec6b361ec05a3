import { draftBill } from './bill';
import { form941, letter, w2 } from './forms';
import { bringPaper } from './papers-of';
import { record } from './record';
import { line } from './services';
import type { ClientKey } from './clients/all-clients';
import type { EmployeeKey } from './people';
import { ROBOT } from './devices';
import { clientOf, contactOf, type World } from './world';

const SIGN_INS_BACK = 22;

/** What the firm itself does: coming in each morning, drafts, and the papers on Tom's desk. */
export function buildOffice(world: World): void {
  comeIn(world);
  begin(world);
  bringIn(world);
  robots(world);
}

function comeIn(world: World): void {
  const { calendar, employees, rows } = world;
  const keys = Object.keys(employees) as EmployeeKey[];
  for (let back = SIGN_INS_BACK; back >= 0; back -= 1) {
    keys.forEach((key, place) => {
      const employee = employees[key];
      const at = calendar.at(calendar.workday(back), '08:21', place * 97 + ((back * 37) % 60));
      employee.sessionId = world.newId(at);
      rows.session.push({
        id: employee.sessionId,
        personId: employee.personId,
        createdAt: at,
        seenAt: at,
        provedAt: at,
      });
      const doer = { kind: 'employee', employee } as const;
      const data = { method: 'password' };
      record(world, doer, { type: 'signin.succeeded', at, client: null, subject: null, data });
    });
  }
}

/** Bills that are not sent yet. */
function begin(world: World): void {
  const { calendar } = world;
  const drafts: [ClientKey, string, string, bigint][] = [
    ['juniper', 'W-2 preparation', 'W-2 and W-3, nine people', 270_00n],
    ['lark', 'Sale of studio equipment', 'Form 4797 and advice', 385_00n],
    ['brightwater', 'Fixed asset review', 'Review of the kiln and two wheels', 420_00n],
    ['harborview', 'Payroll correction', 'Corrected filings for one person', 150_00n],
    ['hartmann', 'Customs query', 'Letter to the customs broker', 210_00n],
  ];
  drafts.forEach(([key, title, what, amount], place) => {
    const client = clientOf(world, key);
    const at = calendar.at(calendar.workday(place % 3), '09:48', place * 210);
    draftBill(world, { client, title, lines: [line(what, amount)], at });
  });
}

/** Brought in this morning: most is known to be whose, one is not. */
function bringIn(world: World): void {
  const { calendar, employees } = world;
  const { tom } = employees;
  const year = Number(calendar.today.slice(0, 4));
  const day = calendar.workday();
  const [lark, wolfeschlegel, ballard] = (['lark', 'wolfeschlegel', 'ballard'] as const).map(
    (key) => clientOf(world, key),
  );
  const brought = { category: 'payroll', year, by: tom } as const;
  if (!lark || !wolfeschlegel || !ballard) return;
  const joan = contactOf(lark);
  bringPaper(world, {
    ...brought,
    client: lark,
    title: `W-2, ${joan.name}`,
    paper: w2(lark.plan, joan.name, year, lark.chance),
    named: [joan],
    at: calendar.at(day, '10:22', 4),
  });
  [wolfeschlegel, ballard].forEach((client, place) => {
    bringPaper(world, {
      ...brought,
      client,
      title: 'Form 941, corrected',
      paper: form941(client.plan, 'third quarter', year, client.chance),
      at: calendar.at(day, '10:22', 9 + place * 3),
    });
  });
  bringPaper(world, {
    category: 'other',
    year,
    by: tom,
    client: null,
    candidates: [ballard, lark],
    title: 'Scan 0417',
    paper: letter('Insurance certificate', ['The studio or the boat house, by the street number.']),
    at: calendar.at(day, '10:22', 18),
  });
}

/** Whoever tries old links and finds nothing. */
function robots(world: World): void {
  const { calendar } = world;
  for (const days of [1, 9, 23, 58, 140]) {
    for (const [place, path] of ['/wp-login.php', '/invitation/old', '/admin', '/.env'].entries()) {
      const at = calendar.at(calendar.daysAgo(days), '16:20', place);
      record(
        world,
        { kind: 'public', device: ROBOT },
        {
          type: 'page.viewed',
          at,
          client: null,
          by: 'bot',
          subject: { kind: 'page', id: path },
          data: { path, dwellMs: 0 },
        },
      );
    }
  }
}
