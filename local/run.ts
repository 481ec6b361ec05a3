import { runCommand } from './plain-error';
import { runOnDatabase } from './run-program';

/** `node --import tsx local/run.ts FILE …`: runs a program of the product on the database that `npm start` uses. */
await runCommand(async () => {
  process.exitCode = await runOnDatabase(process.argv.slice(2));
});
