import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRows } from '@/tests/access/sweep/rows';
import { askOverHttp } from '@/tests/support/ask-over-http';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails, password } from '@/tests/support/cast';
import { signInOverHttp } from '@/tests/support/http-sign-in';
import { sweepBadText } from '@/tests/support/http-sweep/bad-text';
import { sweepOverHttp } from '@/tests/support/http-sweep/sweep';
import { takeViolations } from '@/tests/support/policy-watch';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { behindTls } from './behind-tls';
import { newVisitor, signIn } from './visitor';

let portal: RunningPortal;
let browser: Browser;
let dana: string;

beforeAll(async () => {
  portal = await startPortal();
  // What the access tests' rows are made in.
  globalThis.porchlightTestDatabase = portal.database;
  browser = await openBrowser();
  dana = await signInOverHttp(portal.url, emails.dana, password);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

const askRaw = (path: string, headers: Record<string, string>, method = 'GET') =>
  askOverHttp({ port: new URL(portal.url).port, path, headers, method });

describe('what stands with every answer', () => {
  const pages = ['/', '/invoices', '/sign-in', '/verify', '/check', '/no/such/page', '/staff'];

  it('is for a page that only its own scripts run, by a nonce that is new each time', async () => {
    const nonces = new Set<string>();
    for (const path of pages) {
      const answer = await fetch(portal.url + path, {
        headers: path === '/sign-in' ? {} : { cookie: dana },
      });
      const policy = answer.headers.get('content-security-policy') ?? '';
      const nonce = /script-src 'nonce-([^']{22,})' 'strict-dynamic'/.exec(policy)?.[1] ?? '';
      expect(nonce, path).not.toBe('');
      nonces.add(nonce);
      expect(policy).not.toContain('unsafe');
      for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
        expect(policy).toContain(part);
      const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
      expect(scripts.length, path).toBeGreaterThan(0);
      for (const script of scripts) expect(script, path).toContain(`nonce="${nonce}"`);
      expect(answer.headers.get('cache-control'), path).toMatch(/no-store/);
    }
    expect(nonces.size).toBe(pages.length);
  });

  it('is without proxy.ts a policy that lets in nothing from elsewhere', async () => {
    // What a page fetches is not brought before proxy.ts.
    const { headers } = await askRaw('/sign-in', { host: new URL(portal.url).host, rsc: '1' });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self' 'unsafe-inline'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("base-uri 'none'");
  });

  it('is that it is not framed, taken for something else, or told of to others', async () => {
    for (const path of [...pages, '/api/search?q=a', '/api/health', '/icons.svg', '/api/none']) {
      const { headers } = await fetch(portal.url + path, { headers: { cookie: dana } });
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('x-frame-options'), path).toBe('DENY');
      expect(headers.get('referrer-policy'), path).toBe('same-origin');
      expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin');
      expect(headers.get('permissions-policy'), path).toContain('camera=()');
      expect(headers.get('content-security-policy'), path).toContain("default-src 'none'");
      expect(headers.get('access-control-allow-origin'), path).toBe(null);
    }
  });

  it('is over https that it stays there, and over http nothing of the kind', async () => {
    const { host } = new URL(portal.url);
    for (const path of ['/sign-in', '/api/health']) {
      const plain = await askRaw(path, { host });
      expect(plain.headers['strict-transport-security']).toBeUndefined();
      const secure = await askRaw(path, { host, 'x-forwarded-proto': 'https' });
      expect(secure.headers['strict-transport-security']).toMatch(/^max-age=63072000/);
    }
  });

  it('is for data that nobody keeps it and no browser runs it', async () => {
    for (const path of ['/api/search?q=kiln', '/api/helper']) {
      const { headers } = await fetch(portal.url + path, { headers: { cookie: dana } });
      expect(headers.get('cache-control'), path).toMatch(/no-store/);
      expect(headers.get('content-security-policy'), path).toContain('sandbox');
    }
  });
});

describe('in a browser', () => {
  it('a script that got into a page does nothing, and that is heard of', async () => {
    const { page } = await newVisitor(browser);
    await page.goto(`${portal.url}/sign-in`);
    await page.evaluate(() => {
      const button = document.createElement('button');
      button.setAttribute('onclick', 'document.title = "taken"');
      document.body.append(button);
      button.click();
      document.body.insertAdjacentHTML('beforeend', '<img src=none onerror="document.title=1">');
    });
    await expect.poll(() => takeViolations().join(' ')).toContain('script-src-attr');
    expect(await page.title()).not.toMatch(/taken|^1$/);
    await page.context().close();
    takeViolations();
  });

  it('going back after signing out shows nothing of the client’s', async () => {
    const visitor = await newVisitor(browser);
    const { page } = visitor;
    await signIn(visitor, portal.url, emails.dana);
    await page.goto(`${portal.url}/invoices`);
    await page.evaluate(() => localStorage.setItem('kept', 'a path of Dana’s'));
    await page.locator('summary').filter({ hasText: 'Dana' }).first().click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(/\/sign-in/);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    for (let step = 0; step < 2; step += 1) {
      await page.goBack();
      await page.waitForURL(/\/sign-in/);
      expect(await page.locator('body').innerText()).not.toContain(brightwater.name);
    }
    await page.context().close();
  });

  it('a page that was kept whole shows nothing until it is read anew', async () => {
    const visitor = await newVisitor(browser);
    const { page } = visitor;
    await signIn(visitor, portal.url, emails.dana);
    await page.waitForLoadState('networkidle');
    const tell = (type: string) =>
      page.evaluate((name) => {
        dispatchEvent(new PageTransitionEvent(name, { persisted: true }));
        return document.body.hidden;
      }, type);
    expect(await tell('pagehide')).toBe(true);
    await visitor.context.clearCookies();
    await tell('pageshow');
    await page.waitForURL(/\/sign-in/);
    await page.context().close();
  });
});

describe('a write', () => {
  const places = ['/api/session/end', '/api/session/client', '/api/activity', '/api/uploads'];
  const foreign: [string, Record<string, string>][] = [
    ['says nothing of where it comes from', {}],
    ['comes from nowhere', { origin: 'null' }],
    ['comes from another site', { origin: 'https://portal.example' }],
    ['comes from another site that names itself as ours', { origin: 'https://localhost.example' }],
  ];

  it.each(foreign)(
    'that %s is refused with a sentence, whatever host it names',
    async (_, from) => {
      for (const path of [...places, '/api/verify', '/api/auth/signout']) {
        const origin = from.origin && from.origin !== 'null' ? new URL(from.origin).host : 'a.test';
        const answer = await fetch(portal.url + path, {
          method: 'POST',
          redirect: 'manual',
          headers: { cookie: dana, 'x-forwarded-host': origin, ...from },
        });
        expect(answer.status, path).toBe(403);
        expect(await answer.json()).toMatchObject({
          title: expect.stringMatching(
            /^This came from another site, so nothing was done\./,
          ) as string,
        });
      }
      const still = await fetch(`${portal.url}/invoices`, {
        redirect: 'manual',
        headers: { cookie: dana },
      });
      expect(still.status).toBe(200);
    },
  );

  it('that a browser says is of another site is refused though it names ours', async () => {
    const { host } = new URL(portal.url);
    const { status } = await askRaw(
      '/api/session/end',
      { host, cookie: dana, origin: portal.url, 'sec-fetch-site': 'cross-site' },
      'POST',
    );
    expect(status).toBe(403);
  });

  it('by a server action is refused in the same way, and does nothing', async () => {
    const page = await (await fetch(`${portal.url}/sign-in/forgotten`)).text();
    const field = /name="\$ACTION_REF_\d+"|name="\$ACTION_ID_[0-9a-f]+"/.exec(page);
    expect(field, 'a form that works without script').not.toBeNull();
    const form = new FormData();
    for (const [, name = '', value = ''] of page.matchAll(
      /<input type="hidden" name="(\$ACTION[^"]*)"(?: value="([^"]*)")?/g,
    ))
      form.set(name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
    form.set('email', emails.dana);
    const before = (await portal.mailsTo(emails.dana)).length;
    const answer = await fetch(`${portal.url}/sign-in/forgotten`, { method: 'POST', body: form });
    expect(await answer.text()).toContain('This came from another site, so nothing was done.');
    const named = await fetch(`${portal.url}/sign-in/forgotten`, {
      method: 'POST',
      body: form,
      headers: { origin: 'https://a.test', 'x-forwarded-host': 'a.test' },
    });
    expect(await named.text()).toContain('This came from another site, so nothing was done.');
    expect(await portal.mailsTo(emails.dana)).toHaveLength(before);
  });
});

describe('a request that lies', () => {
  it('about its host is sent on to the portal’s own address', async () => {
    const lies = { host: 'evil.test', 'x-forwarded-host': 'evil.test' };
    for (const headers of [lies, { ...lies, cookie: 'porchlight-session=none' }]) {
      const { status, headers: given } = await askRaw('/invoices', headers);
      expect([303, 307]).toContain(status);
      expect(String(given.location)).not.toContain('evil.test');
    }
  });

  it('gets into no page by a cookie that it made itself', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const [session] = await portal.database.query<{ id: string }>('SELECT id FROM session LIMIT 1');
    const claims = part({ sid: session?.id, exp: 4_000_000_000 });
    for (const alg of ['none', 'HS256', 'dir']) {
      const cookie = `porchlight-session=${part({ alg, enc: 'A256GCM' })}.${claims}.`;
      const answer = await fetch(`${portal.url}/invoices`, {
        redirect: 'manual',
        headers: { cookie },
      });
      expect(answer.headers.get('location'), alg).toContain('/sign-in');
    }
  });

  it('finds nothing of the sources or the settings', async () => {
    for (const path of [
      '/.git/config',
      '/.env',
      '/package.json',
      '/_next/../package.json',
      '/prisma/schema.prisma',
    ])
      expect((await askRaw(path, { host: new URL(portal.url).host })).status, path).not.toBe(200);
  });

  it('gets into no page by a header or an address of another spelling', async () => {
    const { host } = new URL(portal.url);
    const inward = { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' };
    for (const path of [
      '/staff',
      '//staff',
      '/%73taff',
      '/staff/',
      '/./staff',
      '/staff%2F',
      '/STAFF',
    ])
      for (const headers of <Record<string, string>[]>[
        {},
        inward,
        { rsc: '1' },
        { cookie: 'porchlight-session=none' },
      ]) {
        const { status } = await askRaw(path, { host, ...headers });
        expect([303, 307, 308, 400, 404], `${path} ${JSON.stringify(headers)}`).toContain(status);
      }
  });
});

behindTls(() => ({ portal, browser }));

it('an address with what is no text in it is answered with a page, or with that there is nothing', async () => {
  const firm = await signInOverHttp(portal.url, emails.ingrid, password);
  const faults = await sweepBadText(portal.url, await makeRows(), { client: dana, firm });
  expect(faults).toEqual([]);
});

it('to strangers, another’s row and no row are the same bytes, by whatever way they ask', async () => {
  const { probes, leaks } = await sweepOverHttp(portal.url, makeRows, { whole: false });
  expect(leaks).toEqual([]);
  expect(probes).toBeGreaterThan(800);
});
