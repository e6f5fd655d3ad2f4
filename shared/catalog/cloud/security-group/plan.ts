import type { Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { FilterRow } from '../../../plan/stage.ts';
import { ruleGap, ruleMatch } from '../rule-match.ts';
import { filteredPorts, securityTable, type SecurityRule } from '../security.ts';

interface Props {
  readonly rules: readonly SecurityRule[];
}

function rows(self: Self<Props>, direction: 'ingress' | 'egress', scope: Scope): readonly FilterRow[] {
  return self.props.rules.flatMap((rule, index): FilterRow[] => {
    if ((rule.direction === 'egress' ? 'egress' : 'ingress') !== direction) return [];
    const because = { component: self.id, path: `/rules/${index}`, label: `${self.component.name} · ${rule.id}` };
    const match = ruleMatch(rule, scope);
    if (match !== null) return [{ match, action: 'permit', because }];
    const gap = ruleGap(rule, scope);
    return gap === null ? [] : [{ match: gap, action: 'deny', because, reason: 'INSUFFICIENT_CONFIG' }];
  });
}

/** Adds the group's rules to the table of every port bound to it. */
export function planSecurityGroup(self: Self<Props>, scope: Scope, plan: PlanBuilder): void {
  const ingress = rows(self, 'ingress', scope);
  const egress = rows(self, 'egress', scope);
  for (const port of filteredPorts(scope, self.id)) {
    plan.filter(port.owner, securityTable(scope, port, 'ingress'), ingress);
    plan.filter(port.owner, securityTable(scope, port, 'egress'), egress);
  }
}
