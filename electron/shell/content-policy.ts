/**
 * The Content-Security-Policy of every answer (DESKTOP, item 7). `nonce` is new for each load; it lets the widget library
 * inject its one style sheet. No host is named anywhere, so nothing can be loaded from or sent to another machine.
 */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
