import { tellClientScripts } from './client-scripts';
import { tellRequests } from './requests';
import { withStand } from './stand.tmp';
import { tellStatements } from './statements';
const tell = {
  say: (s: string) => console.error(s),
  figure: (f: object) => console.log(JSON.stringify(f)),
};
const what = process.argv.slice(2);
await withStand(tell, async (stand) => {
  for (const [n, f] of Object.entries({
    statements: tellStatements,
    js: tellClientScripts,
    requests: tellRequests,
  })) {
    if (what.length && !what.includes(n)) continue;
    try {
      await f(stand as never, tell as never);
    } catch (e) {
      console.error(n, e);
    }
  }
});
