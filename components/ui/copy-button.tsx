'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from './button';

/** Copies `text`, and says that it has. */
export function CopyButton({
  text,
  label,
  copiedLabel,
}: {
  text: string;
  label: string;
  copiedLabel: string;
}) {
  const [copied, setCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  }

  return (
    <Button
      look="plain"
      size="row"
      onClick={copy}
      icon={
        copied ? (
          <Check className="icon-button" aria-hidden />
        ) : (
          <Copy className="icon-button" aria-hidden />
        )
      }
    >
      <span aria-live="polite">{copied ? copiedLabel : label}</span>
    </Button>
  );
}
