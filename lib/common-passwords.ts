/**
 * The passwords that are tried first, as they were found in breaches: some 49,000, the commonest first. Half a megabyte
 * that is read when the first person chooses a password, on the server alone.
 */
export async function commonPasswords(): Promise<readonly string[]> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return dictionary['passwords-common'];
}
