import type { Seers } from '@/domain/documents/seers';
import { AllSeers } from './all-seers';

/** Who can see something, in a sentence, and everybody by name where the sentence leaves somebody out. */
export function SeenBy({
  sentence,
  seers,
  isShort,
  client,
  firm,
}: {
  sentence: string;
  seers: Seers;
  /** The sentence leaves somebody out. */
  isShort: boolean;
  /** The client's name; null for a document of nobody yet. */
  client: string | null;
  firm: string;
}) {
  return (
    <div className="text-small text-ink-2">
      {sentence}
      {isShort && <AllSeers seers={seers} client={client} firm={firm} />}
    </div>
  );
}
