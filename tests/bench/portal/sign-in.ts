import { signInOverHttp } from '@/tests/support/http-sign-in';
import { password } from './load-firm';

/** Signs somebody of the bench's firm in. Answers the cookies, as the header of later requests. */
export function signIn(url: string, email: string): Promise<string> {
  return signInOverHttp(url, email, password);
}
