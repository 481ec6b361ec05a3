import { type RefObject, useEffect } from 'react';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Tells React what was typed into a form of controlled fields before it listened. It takes over a page that the server
 * drew without asking what stands in its fields by then, and would put its own text back at the next change.
 */
export function useTypedBefore(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    for (const field of form.current?.elements ?? []) {
      if (isTyped(field)) typeAgain(field);
    }
  }, [form]);
}

function isTyped(field: Element): field is Control {
  if (field instanceof HTMLSelectElement) {
    return [...field.options].some((option) => option.selected !== option.defaultSelected);
  }
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  return (
    field instanceof HTMLInputElement &&
    field.type !== 'hidden' &&
    field.value !== field.defaultValue
  );
}

/** React compares with what it last saw in a field, and keeps that at the element itself: the prototype goes past it. */
function typeAgain(field: Control): void {
  const typed = field.value;
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set;
  field.value = '';
  setter?.call(field, typed);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
