/** Where the rows of a list are told: by the name of its prop, which files hold and which is stable (CONTRACTS 1). */
export type ListGroup = 'rules' | 'routes' | 'rows';

const ruleLists: ReadonlySet<string> = new Set(['nat', 'policies', 'ingress', 'egress', 'drsAntiAffinity']);

/** The group of a list by the key of its prop: `firewallRules` are rules, `staticRoutes` routes, `members` and what else there is rows. */
export function listGroup(key: string): ListGroup {
  const lower = key.toLowerCase();
  if (lower.endsWith('routes')) return 'routes';
  return lower.endsWith('rules') || ruleLists.has(key) ? 'rules' : 'rows';
}
