const OFF = 'porchlight-keys';

/** Whether single keys do anything: whoever dictates to their computer turns them off (WCAG 2.1.4). */
export function areKeysOn(): boolean {
  return localStorage.getItem(OFF) !== 'off';
}

export function turnKeys(on: boolean): void {
  if (on) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, 'off');
}

/**
 * The key that was pressed by itself, in lower case; null while somebody types, with a modifier, while a dialog is open, where
 * something else has taken the press, and where keys are turned off.
 */
export function plainKey(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.isComposing) return null;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (isTyping(event.target) || document.querySelector('dialog[open]')) return null;
  if (!areKeysOn()) return null;
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
