import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { Mailbox } from './mailbox';

const largestBytes = 60 * 1024 * 1024;

/** Takes every mail that comes and sends none on. Listens on the loopback address alone. */
export function listenForMail(mailbox: Mailbox, port: number): Promise<SMTPServer> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: largestBytes,
    logger: false,
    onData: (stream, _session, done) => {
      buffer(stream)
        .then((raw) => mailbox.keep(raw))
        .then(
          () => done(),
          (error: Error) => done(error),
        );
    },
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      server.on('error', (error: Error) => process.stderr.write(`outbox: ${error.message}\n`));
      resolve(server);
    });
  });
}
