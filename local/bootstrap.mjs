/**
 * The way into every npm script. Plain JavaScript that runs on whatever Node the machine has (20.19
 * or newer) with nothing installed: it installs the packages if they are missing or out of date,
 * makes the Prisma client if the schema changed, and then runs the command on the Node that came
 * with the packages. It prints only to standard error, and only when there is something to do, so
 * that a command whose output is data stays clean.
 */
import { spawn } from 'node:child_process';
import { root } from './bootstrap/root.mjs';
import { installPackages } from './bootstrap/install.mjs';
import { generateClient } from './bootstrap/generate.mjs';
import { commands } from './bootstrap/commands.mjs';
import { environmentWithNode24, requireModernNode } from './bootstrap/node.mjs';

const [name, ...args] = process.argv.slice(2);
const command = commands[name];

if (!command) {
  process.stderr.write(
    `There is no command "${name}". Known: ${Object.keys(commands).join(', ')}.\n`,
  );
  process.exit(2);
}

try {
  await installPackages();
  requireModernNode();
  await generateClient({ force: name === 'prisma:generate' });
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

const child = spawn('node', [...command, ...args], {
  cwd: root,
  stdio: 'inherit',
  env: environmentWithNode24(),
});

// The child decides how to stop; this process only passes the wish on and waits for it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal));
}

child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
});
