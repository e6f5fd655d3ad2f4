import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import { perScope, type Entry, type Scope } from '../../../model/scope.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { FilterRow } from '../../../plan/stage.ts';
import { planAcl } from '../acl.ts';
import { ruleGap, ruleMatch } from '../rule-match.ts';
import { filteredPorts, rulesOf, securityTable } from '../security.ts';

function rows(group: Entry, direction: 'ingress' | 'egress', scope: Scope): readonly FilterRow[] {
  return rulesOf(group).flatMap((rule, index): FilterRow[] => {
    if ((rule.direction === 'egress' ? 'egress' : 'ingress') !== direction) return [];
    const because = { component: group.id, path: `/rules/${index}`, label: `${group.component.name} · ${rule.id}` };
    const match = ruleMatch(rule, scope);
    if (match !== null) return [{ match, action: 'permit', because }];
    const gap = ruleGap(rule, scope);
    return gap === null ? [] : [{ match: gap, action: 'deny', because, reason: 'INSUFFICIENT_CONFIG' }];
  });
}

function rowsOf(direction: 'ingress' | 'egress'): (scope: Scope, group: ComponentId) => readonly FilterRow[] {
  return perScope((scope, id) => {
    const group = scope.component(id);
    return group === null ? [] : rows(group, direction, scope);
  });
}

/** Rows outlive edits that do not concern them: a new member of a group changes only the direction in which some rule means its members. */
const ingressRows = rowsOf('ingress');
const egressRows = rowsOf('egress');

/** Adds the group's rules to the table of every port bound to it. */
export function planSecurityGroup(self: Self<object>, scope: Scope, plan: PlanBuilder): void {
  const ingress = ingressRows(scope, self.id);
  const egress = egressRows(scope, self.id);
  for (const port of filteredPorts(scope, self.id)) {
    planAcl(scope, port, plan);
    plan.filter(port.owner, securityTable(scope, port, 'ingress'), ingress);
    plan.filter(port.owner, securityTable(scope, port, 'egress'), egress);
  }
}
