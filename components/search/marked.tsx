/** A text with what was looked for underlined and strong; never coloured. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  const looked = words.filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (looked.length === 0) return text;
  const parts = text.split(new RegExp(`(${looked.join('|')})`, 'giu'));
  return parts.map((part, place) =>
    place % 2 === 1 ? (
      <mark
        key={place}
        className="bg-transparent font-strong text-inherit underline underline-offset-3"
      >
        {part}
      </mark>
    ) : (
      part
    ),
  );
}
