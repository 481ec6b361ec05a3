import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';

type Asked = {
  port: string | number;
  path: string;
  headers?: Record<string, string>;
  method?: string;
  /** Over TLS, whatever the certificate. */
  isSecure?: boolean;
};

export type Given = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
};

/** Asks this machine with headers that `fetch` keeps for itself, and with a path as it stands. */
export function askOverHttp({ isSecure, headers = {}, ...asked }: Asked): Promise<Given> {
  const options = { ...asked, headers, host: isSecure ? 'localhost' : '127.0.0.1' };
  return new Promise((resolve, reject) => {
    const sent = isSecure
      ? overHttps({ ...options, rejectUnauthorized: false })
      : overHttp(options);
    sent.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => (text += part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}
