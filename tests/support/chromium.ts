import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '@/local/bootstrap/lock.mjs';
import { root } from '@/local/bootstrap/root.mjs';
import { stateFolder } from '@/local/state';

export interface Chromium {
  executablePath: string;
  env: Record<string, string>;
}

const folder = join(stateFolder, 'test', 'chromium');

// The package unpacks its own libraries beside the browser only where it believes itself on AWS.
const unpack = `
  const { default: chromium } = await import('@sparticuz/chromium');
  process.stdout.write(await chromium.executablePath());
`;

// The package looks for its own letters under /tmp, wherever it was unpacked; and without any font the browser falls over.
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;

/**
 * The browser for the tests: the one that CHROMIUM_PATH names, or the one in the npm package,
 * unpacked once. Libraries that the machine lacks come with it.
 */
export function findChromium(): Promise<Chromium> {
  const named = process.env.CHROMIUM_PATH;
  if (named) return Promise.resolve({ executablePath: named, env: {} });
  return withLock('chromium', async () => {
    const executablePath = join(folder, 'chromium');
    const unpacked = join(folder, 'unpacked');
    if (!existsSync(unpacked)) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      execFileSync('node', ['--input-type=module', '--eval', unpack], {
        cwd: root,
        env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
      });
      writeFileSync(join(folder, 'fonts', 'fonts.conf'), fontsConf);
      writeFileSync(unpacked, '');
    }
    const own = join(folder, 'al2023', 'lib');
    const env: Record<string, string> = { FONTCONFIG_PATH: join(folder, 'fonts') };
    if (!starts(executablePath, env)) env.LD_LIBRARY_PATH = own;
    return { executablePath, env };
  });
}

function starts(executablePath: string, env: Record<string, string>): boolean {
  const run = spawnSync(executablePath, ['--version', '--no-sandbox'], {
    env: { ...process.env, ...env },
    timeout: 20_000,
  });
  return run.status === 0;
}
