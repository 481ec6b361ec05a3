import type { Db } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { addressOf, type ClientFrame, readClientFrame } from '../mail/read-client-frame';

/** What every mail about a request is written with. */
export type MailFrame = ClientFrame & {
  /** Where it is answered. */
  url: string;
};

export async function mailFrame(
  db: Db,
  { id, clientId }: { id: string; clientId: string },
): Promise<MailFrame> {
  const url = addressOf(`/requests/${publicId('rq', id)}`);
  return { ...(await readClientFrame(db, clientId)), url };
}
