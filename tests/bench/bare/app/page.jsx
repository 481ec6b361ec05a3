import { connection } from 'next/server';

/** Plain JavaScript, so that Next does not ask for a tsconfig of this folder's own. */
export default async function Page() {
  await connection();
  return <p>A bare page, rendered at {new Date().toISOString()}.</p>;
}
