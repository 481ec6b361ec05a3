import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export type MailServer = {
  url: string;
  /** What arrived, oldest first. */
  received: ParsedMail[];
  /** How many mails from now on are refused for the time being. */
  refuse: (count: number) => void;
  /** An address that it does not know from now on, or knows again. */
  forget: (address: string) => void;
  know: (address: string) => void;
  stop: () => Promise<void>;
};

/** A real mail server on the loopback address that keeps what it gets. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const received: ParsedMail[] = [];
  let refusals = 0;
  const unknown = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, done) {
      if (!unknown.has(address)) return done();
      done(Object.assign(new Error(`5.1.1 No such user: ${address}`), { responseCode: 550 }));
    },
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        if (refusals > 0) {
          refusals -= 1;
          done(Object.assign(new Error('try again later'), { responseCode: 451 }));
          return;
        }
        received.push(mail);
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: taken } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${taken}`,
    received,
    refuse: (count) => {
      refusals = count;
    },
    forget: (address) => unknown.add(address),
    know: (address) => unknown.delete(address),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
