import { sweepUploads } from '@/domain/uploads/sweep-uploads';
import type { Handler } from '../handler';

/** Each hour: uploads that nobody goes on with, and their bytes. */
export const sweepOldUploads: Handler = async () => {
  await sweepUploads();
};
