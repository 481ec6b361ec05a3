import type { FormAnswer } from '@/components/ui/form-action';
import type { CallChoices } from './call-choices';

/** Whom one may have heard: by what is typed, or the one of an id. */
export async function askForClients(
  by: { q: string } | { client: string },
  signal?: AbortSignal,
): Promise<CallChoices> {
  const query = new URLSearchParams(by as Record<string, string>);
  const response = await fetch(`/api/calls/clients?${query}`, signal ? { signal } : {});
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as CallChoices;
}

/** Sends a form; `failed` is said where nobody answers. What was typed stays in either case. */
export async function sendCall<T>(
  path: '/api/calls' | '/api/calls/taken-back',
  form: FormData,
  failed: string,
): Promise<FormAnswer<T>> {
  const typed = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const answer = await fetch(path, { method: 'POST', body: form })
    .then(async (response) => (await response.json()) as FormAnswer<T> | { title: string })
    .catch(() => ({ title: failed }));
  return 'ok' in answer ? answer : { ok: false, message: answer.title, fields: {}, typed };
}
