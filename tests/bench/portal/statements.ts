import { setTimeout as sleep } from 'node:timers/promises';
import { rounded, type Tell } from '@/tests/bench/figure';
import { listPages } from './list-pages';
import { signIn } from './sign-in';
import type { Stand } from './stand';
import { StatementLog } from './statement-log';

const MOST = 6;
/** What opens, marks and closes a transaction: every page has it once for its session and once for its reads. */
const frame = /^\s*(BEGIN|COMMIT|ROLLBACK|SELECT\s+set_config\()/i;

interface Counted {
  path: string;
  statements: number;
}

/**
 * The most SQL statements that any of the client's and the firm's pages sends, as PostgreSQL itself logs them: the
 * session's read counted, BEGIN, set_config and COMMIT not. Each page is asked for twice and the second time counts:
 * the first time may also write that the session was seen, which it does once in five minutes.
 */
export async function tellStatements(stand: Stand, { say, figure }: Tell): Promise<void> {
  const { emails, ids } = stand.firm;
  const cookies = {
    contact: await signIn(stand.url, emails.contact),
    manager: await signIn(stand.url, emails.manager),
    owner: await signIn(stand.url, emails.owner),
  };
  const counted: Counted[] = [];
  const log = await StatementLog.start(stand.database);
  try {
    for (const { path, readers } of listPages(ids)) {
      const shown: number[] = [];
      for (const reader of readers) {
        const ask = () => answerOf(`${stand.url}${path}`, cookies[reader]);
        if ((await ask()) !== 200) continue;
        log.clear();
        await ask();
        shown.push(log.read().filter((statement) => !frame.test(statement)).length);
      }
      if (shown.length === 0) throw new Error(`${path} is not shown to ${readers.join(' or ')}.`);
      const statements = Math.max(...shown);
      say(`  ${String(statements).padStart(2)} statements: ${path}`);
      counted.push({ path, statements });
    }
  } finally {
    await log.stop();
  }
  const worst = counted.reduce((most, each) => (each.statements > most.statements ? each : most));
  figure({
    name: 'pages.statements',
    value: worst.statements,
    unit: 'statements',
    against: `the ${MOST} that a page may send; ${worst.path} sends the most`,
    ratio: rounded(worst.statements / MOST),
    target: { of: 'value', atMost: MOST },
  });
}

/** The status of a page that has come in whole, and has had a moment for what it does afterwards. */
async function answerOf(address: string, cookie: string): Promise<number> {
  const answer = await fetch(address, { headers: { cookie }, redirect: 'manual' });
  await answer.arrayBuffer();
  await sleep(100);
  return answer.status;
}
