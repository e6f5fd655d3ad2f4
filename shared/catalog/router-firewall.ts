import { z } from 'zod';
import type { ComponentId } from '../model/design.ts';
import { field } from '../model/fields.ts';
import type { PlanBuilder } from '../plan/builder.ts';
import { filterAction, matchOnField, ruleActions, ruleFields, ruleRows, type Rule, type WordMeaning } from './firewall-rules.ts';

/*
 * The optional firewall of a general router. `pre` looks before DNAT and routing, `post` after both (domain/forwarding.md 1: the default), where a rule
 * says which addresses it compares.
 */

const section = { ko: '방화벽', en: 'Firewall' };

export const routerFirewallFields = {
  firewallEnabled: field.toggle({ ko: '방화벽', en: 'Firewall' }, false, { section }),
  firewallStage: field.choice(
    { ko: '검사 시점', en: 'Stage' },
    { post: { ko: '라우팅 후', en: 'After routing' }, pre: { ko: 'DNAT와 라우팅 전', en: 'Before DNAT and routing' } },
    'post',
    { section },
  ),
  firewallDefault: field.choice({ ko: '기본 동작', en: 'Default action' }, ruleActions, 'deny', { section }),
  firewallRules: field.rows({ ko: '방화벽 규칙', en: 'Firewall rules' }, z.object({ ...ruleFields, matchOn: matchOnField }), { role: 'rules', isFirstMatch: true, section }),
};

export interface RouterFirewall {
  readonly firewallEnabled: boolean;
  readonly firewallStage: string;
  readonly firewallDefault: string;
  readonly firewallRules: readonly Rule[];
}

/**
 * What `self` and ids of interfaces mean: as a source what comes in by one, as a destination what leaves by one. Before routing (`stage` pre) nobody knows
 * by which interface a packet will leave: such a rule cannot be read.
 */
export function interfaceWords(interfaces: readonly string[], own: readonly string[], stage: string): WordMeaning {
  return (word, side) => {
    if (word === 'self') return side === 'source' ? { isOwn: true } : { destinations: own };
    if (!interfaces.includes(word)) return null;
    if (side === 'source') return { ingress: [word] };
    return stage === 'pre' ? null : { egress: [word] };
  };
}

/** Brings the firewall: what the router itself sends passes, as on Linux. */
export function planRouterFirewall(owner: ComponentId, firewall: RouterFirewall, meaning: WordMeaning, plan: PlanBuilder): void {
  if (!firewall.firewallEnabled) return;
  const isPre = firewall.firewallStage === 'pre';
  const action = filterAction(firewall.firewallDefault);
  const table = {
    interface: null, table: 'firewall', stateful: true, view: isPre ? 'current' : 'original', defaultAction: action ?? 'deny',
    reason: action === null ? 'INSUFFICIENT_CONFIG' : 'FIREWALL_RULE_DENY', because: { component: owner, path: '/firewallDefault', label: firewall.firewallDefault },
  } as const;
  const rows = ruleRows(owner, firewall.firewallRules, '/firewallRules', meaning);
  for (const slot of isPre ? (['ingress-filter'] as const) : (['forward-filter', 'deliver'] as const)) plan.stage(owner, { ...table, kind: 'filter', slot, rows });
}
