import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFolder } from '@/local/start/build';
import { absentRows } from '@/tests/access/sweep/row-ids';
import { askOverHttp } from '@/tests/support/ask-over-http';
import { cast, emails, password } from '@/tests/support/cast';
import { signInOverHttp } from '@/tests/support/http-sign-in';
import { addresses } from '@/tests/support/http-sweep/addresses';
import { withoutProxy } from '@/tests/support/http-sweep/without-proxy';
import type { RunningPortal } from '@/tests/support/portal';
import { startTlsFront, type TlsFront } from '@/tests/support/tls-front';
import { startWebServer, type WebServer } from '@/tests/support/web-server';
import { firstSentence, trySignIn } from './visitor';

/** What may be read without an account. */
const OPEN = /^\/(sign-in|invitation|reset|address|pay|verify|check)(\/|$)/;

/**
 * A second server over the portal's database, as `docs/deploy.md` has it: on https by a proxy that is trusted. It is built
 * without `proxy.ts`, which guards nothing.
 */
export function behindTls(stand: () => { portal: RunningPortal; browser: Browser }): void {
  let front: TlsFront;
  let web: WebServer;

  beforeAll(async () => {
    front = await startTlsFront(() => web.port);
    web = await startWebServer(stand().portal.database, {
      NEXTAUTH_URL: front.url,
      TRUSTED_PROXIES: '1',
      KEYRING: stand().portal.keyring,
      NEXT_DIST_DIR: withoutProxy(buildFolder()),
    });
  });

  afterAll(async () => {
    await web?.stop();
    await front?.stop();
  });

  const ask = (path: string) => askOverHttp({ port: front.port, path, isSecure: true });

  describe('behind a proxy that ends TLS', () => {
    it('every cookie is Secure, of this host alone, and out of reach of scripts', async () => {
      const { 'set-cookie': cookies = [] } = (await ask('/api/auth/csrf')).headers;
      expect(cookies.length).toBeGreaterThan(0);
      for (const cookie of cookies) {
        expect(cookie).toMatch(/^__(Host|Secure)-/);
        expect(cookie).toMatch(/; Secure/i);
        expect(cookie).toMatch(/; HttpOnly/i);
      }
      const context = await stand().browser.newContext({ ignoreHTTPSErrors: true });
      const page = await context.newPage();
      await page.goto(`${front.url}/sign-in`);
      await trySignIn(page, emails.dana, password);
      await page.waitForURL(`${front.url}/`);
      expect(await firstSentence(page)).not.toBe('');
      const kept = await context.cookies();
      expect(kept.map(({ name }) => name).sort()).toEqual([
        '__Host-porchlight-device',
        '__Host-porchlight-session',
      ]);
      for (const cookie of kept) {
        expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax', path: '/' });
      }
      await context.close();
    });
  });

  describe('what a request says of its address', () => {
    /** Where Marco’s newest session came from. */
    const addressOf = async () => {
      const [session] = await stand().portal.database.query<{ ip: string | null }>(
        'SELECT ip FROM session WHERE person_id = $1 ORDER BY created_at DESC LIMIT 1',
        [cast.marco.personId],
      );
      return session?.ip;
    };
    const lie = { 'x-forwarded-for': '198.51.100.9' };

    it('is not what a trusted proxy saw', async () => {
      const context = await stand().browser.newContext({
        ignoreHTTPSErrors: true,
        extraHTTPHeaders: lie,
      });
      const page = await context.newPage();
      await page.goto(`${front.url}/sign-in`);
      await trySignIn(page, emails.marco, password);
      await page.waitForURL(`${front.url}/`);
      await context.close();
      expect(await addressOf()).toMatch(/^(127\.0\.0\.1|::1)$/);
    });

    it('is not believed where no proxy is trusted: the socket’s is, or none', async () => {
      const { url } = stand().portal;
      await signInOverHttp(url, emails.marco, password);
      expect(await addressOf()).toMatch(/^(127\.0\.0\.1|::1)$/);
      // From inside it means that there is a proxy that nobody told us of.
      await signInOverHttp(url, emails.marco, password, lie);
      expect(await addressOf()).toBeNull();
    });
  });

  it('with proxy.ts deleted, whoever is not signed in reads no page but those that are open', async () => {
    // Without it a page has the policy that needs no nonce: it is really gone.
    expect((await ask('/sign-in')).headers['content-security-policy']).toContain(
      "script-src 'self' 'unsafe-inline'",
    );
    const pages = addresses().filter(({ kind }) => kind === 'page');
    expect(pages.length).toBeGreaterThan(60);
    for (const { path } of pages) {
      const address = path(absentRows());
      const { status, headers } = await ask(address);
      if (OPEN.test(address)) expect([200, 404], address).toContain(status);
      else {
        const { pathname } = new URL(String(headers.location), front.url);
        expect([status, pathname], address).toEqual([307, '/sign-in']);
      }
    }
  });
}
