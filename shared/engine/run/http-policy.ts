import type { HttpCondition, HttpPolicy, ProxyListener } from '../../plan/stage.ts';
import type { Request } from './flow.ts';

/** The part of a request that a condition looks at. Probes send no headers of their own and no cookies. */
function subject(condition: HttpCondition, request: Request & { readonly kind: 'http' }): string {
  const [path = ''] = request.path.split('?');
  switch (condition.on) {
    case 'path':
      return path;
    case 'host':
      return request.host.toLowerCase();
    case 'file-type':
      return /\.([^./]+)$/.exec(path)?.[1] ?? '';
    case 'header':
      return condition.key?.toLowerCase() === 'host' ? request.host : '';
    case 'cookie':
      return '';
    default:
      return condition.on satisfies never;
  }
}

/** Flags, not lower case, make a pattern blind to capitals: `\D` in small letters would be `\d`. */
function isPattern(pattern: string, flags: '' | 'i', text: string): boolean {
  try {
    return new RegExp(pattern, flags).test(text);
  } catch {
    // A pattern nobody can read matches nothing; a finding of the kind says so.
    return false;
  }
}

/** What a condition compared and whether it held. */
export function conditionField(condition: HttpCondition, request: Request & { readonly kind: 'http' }): { readonly field: string; readonly wanted: string; readonly actual: string; readonly matches: boolean } {
  const actual = subject(condition, request);
  const isHost = condition.on === 'host';
  const value = isHost ? condition.value.toLowerCase() : condition.value;
  const holds = {
    contains: () => actual.includes(value),
    equals: () => actual === value,
    'starts-with': () => actual.startsWith(value),
    'ends-with': () => actual.endsWith(value),
    regex: () => isPattern(condition.value, isHost ? 'i' : '', actual),
  }[condition.compare]();
  return { field: condition.key ?? condition.on, wanted: `${condition.compare} ${condition.value}`, actual, matches: holds };
}

const rank: Readonly<Record<HttpPolicy['action']['kind'], number>> = { reject: 0, redirect: 1, pool: 2 };

/** Policies in the order they are asked: as they stand, or rejections, redirections, pools, each by position (public-cloud.md C.7, L7). */
export function orderPolicies({ policies, isOrdered }: Pick<ProxyListener, 'policies' | 'isOrdered'>): readonly HttpPolicy[] {
  return isOrdered === true ? policies : [...policies].sort((a, b) => rank[a.action.kind] - rank[b.action.kind]);
}

/** True when all conditions of the policy hold. One without conditions is never asked (Octavia leaves it out). */
export function policyHolds(policy: HttpPolicy, request: Request & { readonly kind: 'http' }): boolean {
  return policy.conditions.length > 0 && policy.conditions.every((condition) => conditionField(condition, request).matches);
}
