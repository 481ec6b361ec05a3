import { notFound } from 'next/navigation';
import { PortalError } from './errors';

/**
 * Reads what a page shows. What is not there, and what is not for this reader, is the page that says that there is
 * nothing here; anything else goes on to the error page.
 */
export async function readPage<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (
      error instanceof PortalError &&
      (error.code === 'not_found' || error.code === 'forbidden')
    ) {
      notFound();
    }
    throw error;
  }
}
