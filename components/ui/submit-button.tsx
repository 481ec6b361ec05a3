'use client';

import { useFormStatus } from 'react-dom';
import { Button, type ButtonProps } from './button';

/** The button that sends its form, working for as long as the form does. */
export function SubmitButton(props: Omit<ButtonProps, 'pending' | 'type'>) {
  const { pending } = useFormStatus();
  return <Button {...props} type="submit" pending={pending} />;
}
