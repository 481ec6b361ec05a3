import { LookAgain } from '@/components/ui/look-again';

/** Reads the page anew every few seconds; after five minutes a mail will tell. */
export function AskAgain() {
  return <LookAgain everyMs={3_000} most={100} />;
}
