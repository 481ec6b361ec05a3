/**
 * The text that every scanner knows and that does nothing (EICAR's test file). It is put together when it is asked for,
 * so that no scanner stops at this file.
 */
export function eicar(): Buffer {
  const parts = [
    'X5O!P%@AP[4\\PZX54(P^)7CC)7}',
    '$EICAR-STANDARD-',
    'ANTIVIRUS-TEST-',
    'FILE!$H+H*',
  ];
  return Buffer.from(parts.join(''), 'latin1');
}
