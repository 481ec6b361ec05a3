/**
 * What a document's key is bound to. Until it is published it is nobody's, and may be matched to one client or another;
 * publishing binds it to its client, so that no row changed by hand can show it to somebody else.
 */
export function documentContext(documentId: string, clientId: string | null): string {
  return clientId ? `document ${documentId} of client ${clientId}` : `document ${documentId}`;
}

/** What the signed version of a document is bound to. */
export function signedContext(documentId: string, clientId: string): string {
  return `signed document ${documentId} of client ${clientId}`;
}

/** The context of a row as it stands: what a client sends is theirs from the first byte. */
export function contextOf(row: {
  id: string;
  clientId: string | null;
  itemId: string | null;
  state: string;
}): string {
  const bound = row.itemId !== null || row.state === 'published' || row.state === 'withdrawn';
  return documentContext(row.id, bound ? row.clientId : null);
}

/** What the key of a preview is bound to: as the document's own, and to being its preview. */
export function previewContext(documentId: string, clientId: string): string {
  return `preview of document ${documentId} of client ${clientId}`;
}
