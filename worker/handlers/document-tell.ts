import { tellDue } from '@/domain/publishing/tell-due';
import { tellPublishing } from '@/domain/telling/tell-publishing';
import { JOB } from '@/lib/actor';
import type { Handler } from '../handler';

/** `{ publishingId }`: shows what was published ten minutes ago, and tells of it. By the clock: what no job came to. */
export const tellOfDocuments: Handler = async ({ publishingId }) => {
  if (publishingId) await tellPublishing(JOB, publishingId);
  else await tellDue();
};
