import type { Finding, Severity } from '../model/finding.ts';

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function compare(a: Finding, b: Finding): number {
  return (
    order[a.severity] - order[b.severity] ||
    compareText(a.at.component, b.at.component) ||
    compareText(a.at.path ?? '', b.at.path ?? '') ||
    compareText(a.code, b.code) ||
    compareText(JSON.stringify(a.params), JSON.stringify(b.params))
  );
}

const keys = new WeakMap<Finding, string>();

/** Two findings with the same key say the same. Findings are kept from one edit to the next, and their keys with them. */
function keyOf(finding: Finding): string {
  const known = keys.get(finding);
  if (known !== undefined) return known;
  const key = JSON.stringify([finding.code, finding.at, finding.params]);
  keys.set(finding, key);
  return key;
}

/** Errors first, then by component, place and code; what is said twice is told once. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  const told = findings.filter((finding) => {
    const key = keyOf(finding);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
  return told.sort(compare);
}
