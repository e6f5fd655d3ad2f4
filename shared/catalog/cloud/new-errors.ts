import type { Self } from '../../model/definition.ts';
import type { Finding, Refusal } from '../../model/finding.ts';
import type { Scope } from '../../model/scope.ts';

/*
 * Severity E of domain/public-cloud.md (d): the console refuses the edit, and a file that says so all the same is flagged. One function finds what is
 * wrong; this module turns what an edit would newly bring into refusals with the same codes.
 */

type Checks<Props> = (self: Self<Props>, scope: Scope) => readonly Finding[];

/** The value a JSON Pointer leads to; undefined where it leads nowhere. */
function valueAt(props: unknown, path: string): unknown {
  return path.split('/').slice(1).reduce<unknown>((value, part) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.entries(value).find(([key]) => key === part)?.[1];
  }, props);
}

/** A field that is still empty is unfinished, not wrong: it is found, and may stand. */
function isUnfinished(finding: Finding, props: unknown): boolean {
  if (finding.at.path === undefined) return false;
  const value = valueAt(props, finding.at.path);
  return value === '' || value === null || value === undefined;
}

function keyOf(finding: Finding): string {
  return `${finding.code} ${JSON.stringify(finding.params)}`;
}

function errorsOf(findings: readonly Finding[], props: unknown): readonly Finding[] {
  return findings.filter((finding) => finding.severity === 'error' && !isUnfinished(finding, props));
}

function asRefusal({ code, params, at, rule, fix }: Finding): Refusal {
  return { code, params, at, ...(rule === undefined ? {} : { rule }), ...(fix === undefined ? {} : { fix }) };
}

/** Errors that are there after an edit and were not before: as many of a kind as there are more. */
function added(before: readonly Finding[], after: readonly Finding[]): readonly Refusal[] {
  const left = new Map<string, number>();
  for (const finding of before) left.set(keyOf(finding), (left.get(keyOf(finding)) ?? 0) + 1);
  return after.flatMap((finding) => {
    const count = left.get(keyOf(finding)) ?? 0;
    if (count === 0) return [asRefusal(finding)];
    left.set(keyOf(finding), count - 1);
    return [];
  });
}

/** A guard for edits: the errors that the new props would bring; with `codes` only those. */
export function refuseNewErrors<Props extends object>(checks: Checks<Props>, codes: readonly string[] | null = null): (self: Self<Props>, next: Props, scope: Scope) => readonly Refusal[] {
  return (self, next, scope) => {
    const before = checks(self, scope);
    const component = { ...self.component, props: Object.fromEntries(Object.entries(next)) };
    const after = checks({ id: self.id, component, props: next }, scope.supposing(self.id, component));
    return added(errorsOf(before, self.props), errorsOf(after, next)).filter((refusal) => codes === null || codes.includes(refusal.code));
  };
}
