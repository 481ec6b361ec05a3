import { createTransport, type Transporter } from 'nodemailer';
import { env } from './env';
import { PortalError } from './errors';

export type OutgoingMail = {
  /** Our id of it: with it the Message-ID is the same at every try, so that a double is known as one. */
  id: string;
  /** Stands as the sender's name before the firm's address. */
  fromName: string;
  to: { email: string; name: string | null };
  replyTo: string | null;
  subject: string;
  html: string;
  text: string;
};

/** A mail that the recipient's server will not take, however often it is tried. `reply` is what it said, in one line. */
export class MailRefused extends Error {
  constructor(
    readonly reply: string,
    /** Whether it is the address that it does not know; else it does not take this mail. */
    readonly isAddress: boolean,
  ) {
    super(`The mail was refused: ${reply}`);
  }
}

const CONNECT_MS = 15_000;
const SILENCE_MS = 45_000;

const kept: { transport?: Transporter } = {};

function transport(): Transporter {
  const url = env().SMTP_URL;
  if (!url) {
    throw new PortalError('unavailable', 'errors.unavailable', {
      cause: 'SMTP_URL is not set, so that no mail leaves.',
    });
  }
  kept.transport ??= createTransport(withTimeouts(url));
  return kept.transport;
}

/** nodemailer takes its settings from the address when it is given one. */
function withTimeouts(address: string): string {
  const url = new URL(address);
  const defaults = {
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  };
  for (const [name, milliseconds] of Object.entries(defaults)) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(milliseconds));
  }
  return url.href;
}

/**
 * Hands a mail over to the mail server.
 * @throws MailRefused when it is refused for good (a reply of 5xx to the recipient or the mail, RFC 5321, 4.2.1); another
 * error when the server can't be reached or does not take it now, and trying again is the caller's to decide.
 */
export async function sendMail(mail: OutgoingMail): Promise<void> {
  const address = senderAddress();
  const sent: Promise<unknown> = transport().sendMail({
    messageId: `<${mail.id}@${address.slice(address.lastIndexOf('@') + 1)}>`,
    from: { name: mail.fromName, address },
    to: { name: mail.to.name ?? '', address: mail.to.email },
    ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    // Out-of-office answers and the like are not wanted for what a machine sends.
    headers: { 'auto-submitted': 'auto-generated', 'x-auto-response-suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  await sent.catch((error: unknown) => {
    throw refusalOf(error) ?? error;
  });
}

const MOST_REPLY = 200;

/** How nodemailer says it: EENVELOPE is an answer to the sender or recipient, EMESSAGE one to the mail itself. */
function refusalOf(error: unknown): MailRefused | null {
  const { code, responseCode, response, command } = error as SmtpError;
  const isForGood = responseCode !== undefined && responseCode >= 500;
  if (!isForGood || (code !== 'EENVELOPE' && code !== 'EMESSAGE')) return null;
  const reply = (response ?? String(responseCode)).replace(/\s+/g, ' ').trim().slice(0, MOST_REPLY);
  return new MailRefused(reply, code === 'EENVELOPE' && command !== 'MAIL FROM');
}

type SmtpError = { code?: string; command?: string; responseCode?: number; response?: string };

/** MAIL_FROM is `Name <address>` or the address alone. */
function senderAddress(): string {
  const from = env().MAIL_FROM;
  return (/<([^<>]+)>\s*$/.exec(from)?.[1] ?? from).trim();
}
