import type { CastStand } from '@/tests/bench/cast-stand';
import type { Tell } from '@/tests/bench/figure';
import { comparePages } from '@/tests/bench/portal/requests';
import { signIn } from '@/tests/bench/portal/sign-in';
import { withBare } from '@/tests/bench/portal/stand';
import { emails, names } from '@/tests/support/cast';

/**
 * What it costs that somebody is signed in: the page of their ways in, which reads little but who they are, against a page
 * that is dynamic and nothing else.
 */
export async function tellSignedIn({ url }: CastStand, tell: Tell): Promise<void> {
  const cookie = await signIn(url, emails.dana);
  const pages = { 'pages.signed_in': `${url}/security` };
  await withBare(tell, (bareUrl) =>
    comparePages({ bareUrl, pages, cookie, shows: names.dana }, tell),
  );
}
