'use client';

import { useState } from 'react';
import { Button } from './button';
import { Icon } from './icon';

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
      icon={copied ? <Icon name="check" size="button" /> : <Icon name="copy" size="button" />}
    >
      <span aria-live="polite">{copied ? copiedLabel : label}</span>
    </Button>
  );
}
