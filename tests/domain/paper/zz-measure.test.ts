import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { renderStatementPaper } from '@/components/paper/render-statement-paper';
import { accountOf, statementOf } from './paper-statement';
it('measures', async () => {
  for (const n of [14, 14, 100, 1000, 2000, 5000]) {
    const at = performance.now(); let worst = 0, last = performance.now();
    const timer = setInterval(() => { const now = performance.now(); worst = Math.max(worst, now - last); last = now; }, 5);
    const bytes = await renderStatementPaper(statementOf(n, n === 14 ? { size: 'A4', accounts: [accountOf(14, { others: [{ text: 'Euros: €380.00', place: 1 }] }), accountOf(3, { currency: 'euros', others: [{ text: 'US dollars: $2,010.00', place: 0 }], underWay: null })] } : {}));
    clearInterval(timer);
    console.log('N', n, Math.round(performance.now() - at), 'worst', Math.round(worst), bytes.length, Math.round(process.memoryUsage().rss / 1e6));
    if (n <= 100) writeFileSync(`/work/main/.porchlight/scratch/statement-${n}.pdf`, bytes);
  }
}, 600000);
