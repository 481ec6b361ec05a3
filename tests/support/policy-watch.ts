import type { BrowserContext } from 'playwright-core';

const violations: string[] = [];

/** Keeps what a page of this context does against its content policy. Chromium itself says so of what no script hears of. */
export function watchPolicy(context: BrowserContext): void {
  context.on('console', (message) => {
    const text = message.text();
    if (/Content Security Policy|^against the policy: /.test(text)) {
      violations.push(`${message.page()?.url() ?? 'a worker'}: ${text}`);
    }
  });
  void context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event;
      const where = `${sourceFile}:${lineNumber}`;
      console.error(`against the policy: ${effectiveDirective} ${blockedURI} ${where}`);
    });
  });
}

/** What was done against a policy since this was last asked. */
export function takeViolations(): string[] {
  return violations.splice(0);
}
