import autocannon from 'autocannon';
import { readFileSync, readdirSync } from 'node:fs';
import { signIn } from './sign-in';
import { withStand } from './stand.tmp';
const ticks = (pid: number) => { try { const s = readFileSync(`/proc/${pid}/stat`,'utf8'); const f = s.slice(s.lastIndexOf(')')+2).split(' '); return +f[11]! + +f[12]!; } catch { return 0; } };
const pids = (match: (cmd: string) => boolean) => readdirSync('/proc').filter((d) => /^\d+$/.test(d)).filter((d) => { try { return match(readFileSync(`/proc/${d}/cmdline`,'utf8').replaceAll('\0',' ')); } catch { return false; } }).map(Number);
const tell = { say: (s: string) => console.error(s), figure: (f: object) => console.log(JSON.stringify(f)) };
await withStand(tell, async (stand) => {
  const cookie = await signIn(stand.url, stand.firm.emails.contact);
  const portOf = (u: string) => new URL(u).port;
  for (const [name, url] of [['bare', stand.bareUrl + '/'], ['home', stand.url + '/'], ['invoices', stand.url + '/invoices'], ['invoice', stand.url + '/invoices/' + stand.firm.ids.paidInvoice], ['signin', stand.url + '/sign-in'], ['health', stand.url+'/api/health']]) {
    const web = (globalThis as any).children?.[name === 'bare' ? 1 : 0] as number;
    const pg = () => pids((c) => /^postgres: porchlight_web bench /.test(c));
    await autocannon({ url: url!, connections: 16, amount: 150, headers: { cookie } });
    const before = ticks(web); const pgs = pg(); const pb = pgs.map(ticks).reduce((a, b) => a + b, 0);
    const n = 400;
    const r = await autocannon({ url: url!, connections: 16, amount: n, headers: { cookie } });
    const after = ticks(web); const pa = pgs.map(ticks).reduce((a, b) => a + b, 0);
    console.log(name, 'web ms/req', ((after - before) * 10 / n).toFixed(2), 'pg ms/req', ((pa - pb) * 10 / n).toFixed(2), 'non2xx', r.non2xx, 'bytes', Math.round(r.throughput.total / n));
  }
  if (process.env.WAIT) { console.log('WAIT', stand.url, cookie); await new Promise((r) => setTimeout(r, +process.env.WAIT! * 1000)); }
});
