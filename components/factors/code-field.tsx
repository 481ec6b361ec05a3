import { TextField, type TextFieldProps } from '@/components/ui/text-field';

/** Six digits, from an app or a mail: wide enough to be read off, and filled in by whoever knows them. */
export function CodeField(props: Omit<TextFieldProps, 'type' | 'name' | 'width'>) {
  return (
    <TextField
      {...props}
      name="code"
      width="short"
      inputMode="numeric"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={12}
      className="text-section tabular-nums"
    />
  );
}
