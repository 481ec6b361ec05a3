import type { DocumentView } from '../documents/get-document';

type Asked = Pick<DocumentView, 'state' | 'signing' | 'isSigned'>;

/** Whether everybody has signed, and the signed version is still being made. */
export function isBeingSigned({ signing, isSigned }: Asked): boolean {
  return signing?.state === 'complete' && signing.kind === 'sign' && !isSigned;
}

/** Whether somebody can be asked to sign or acknowledge a document now: it is out, and nobody is being asked. */
export function canBeAskedToSign(document: Asked): boolean {
  const { state, signing, isSigned } = document;
  return (
    state === 'published' && signing?.state !== 'open' && !isSigned && !isBeingSigned(document)
  );
}
