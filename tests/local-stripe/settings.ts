/** What `lib/env.ts` has to find before anything that reads it is imported. */
export function setEnvironment(settings: Record<string, string>): void {
  Object.assign(process.env, {
    DATABASE_URL: 'postgresql://nobody@127.0.0.1/none',
    NEXTAUTH_SECRET: 'a secret of tests that is long enough',
    KEYRING: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
    ...settings,
  });
}
