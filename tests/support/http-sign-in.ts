/**
 * Signs in over HTTP, as next-auth's own pages do.
 * @returns the cookies, as the header of later requests.
 */
export async function signInOverHttp(
  url: string,
  email: string,
  secret: string,
  /** Sent along. */
  headers: Record<string, string> = {},
): Promise<string> {
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...headers, cookie: cookiesOf(asked), origin: url },
    body: new URLSearchParams({ csrfToken, email, password: secret, json: 'true' }),
  });
  const cookies = [cookiesOf(asked), cookiesOf(answer)].filter((part) => part !== '').join('; ');
  const page = await fetch(`${url}/`, { redirect: 'manual', headers: { cookie: cookies } });
  if (page.headers.get('location')?.includes('/sign-in')) {
    throw new Error(`${email} could not sign in: ${answer.status} ${await answer.text()}`);
  }
  return cookies;
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
}
