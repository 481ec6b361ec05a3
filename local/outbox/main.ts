import { join } from 'node:path';
import { runCommand } from '@/local/plain-error';
import { stateFolder } from '@/local/state';
import { listenForReaders } from './http';
import { Mailbox } from './mailbox';
import { listenForMail } from './smtp';

/** The mail outbox as a process: SMTP_PORT takes mails, PORT shows them, OUTBOX_DATA keeps them. */
await runCommand(async () => {
  const mailbox = new Mailbox(process.env.OUTBOX_DATA ?? join(stateFolder, 'outbox'));
  const smtp = await listenForMail(mailbox, Number(process.env.SMTP_PORT ?? 2525));
  const http = await listenForReaders(mailbox, Number(process.env.PORT ?? 8025));
  const stop = () => {
    smtp.close();
    http.close();
    http.closeAllConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
});
