import { chanceOf } from './chance';
import type { Device } from './world';

const BROWSERS = [
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
  'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1',
];

/** What a person comes with: the same browser from the same address, in the ranges kept for examples (RFC 5737). */
export function deviceFor(email: string): Device {
  const chance = chanceOf(`device ${email}`);
  return { ip: `198.51.100.${chance.whole(2, 250)}`, userAgent: chance.pick(BROWSERS) };
}

/** What opens the links of a mail before its reader does. */
export const MAIL_SCANNER: Device = {
  ip: '192.0.2.44',
  userAgent: 'Outlook Safe Links scanner',
};

export const ROBOT: Device = { ip: '192.0.2.171', userAgent: 'Unknown robot/1.0' };
