import type { Self } from '../../../model/definition.ts';
import type { Component } from '../../../model/design.ts';
import { isSameValue } from '../../../model/same-value.ts';
import type { Scope } from '../../../model/scope.ts';
import { formatCidr } from '../../../net/cidr.ts';
import type { FilterRow } from '../../../plan/stage.ts';
import { filterAction, ruleRows, type WordMeaning } from '../../firewall-rules.ts';
import { networkPrefixes, portsOf, type Port } from '../../ip-ports.ts';
import type { Guest } from '../guests.ts';
import type { DfwProps, DfwRule } from './props.ts';

/** A component in a rule stands for its addresses, a network for its prefixes. */
function wordsOf(scope: Scope): WordMeaning {
  return (word, side) => {
    const entry = scope.component(word);
    if (entry === null) return null;
    const prefixes = networkPrefixes(scope, entry.id).map(formatCidr);
    const addresses = prefixes.length > 0 ? prefixes : portsOf(scope, entry.id).flatMap((port) => port.addresses.map(({ address }) => `${address}/32`));
    return side === 'source' ? { sources: addresses } : { destinations: addresses };
  };
}

/** What a rule that applies to one of these applies at: the guest, the network of the port, the host, its cluster, the instance. */
function spots(guest: Guest, port: Port, scope: Scope): ReadonlySet<string> {
  return new Set([guest.entry.id, ...(port.network === null ? [] : [port.network]), guest.host.id, ...scope.ancestors(guest.host.id).map((entry) => entry.id)]);
}

export interface PortRules {
  /** Rules about frames, before all others; those that none of them denies go on to the general ones. */
  readonly ethernet: readonly FilterRow[];
  readonly general: readonly FilterRow[];
}

const lastMade = new WeakMap<Component, Map<string, PortRules>>();

/** The very lists that were made before where they say the same: one guest that changes is no other firewall for all the others. */
function asBefore({ component }: Self<DfwProps>, key: string, fresh: PortRules): PortRules {
  const known = lastMade.get(component) ?? new Map<string, PortRules>();
  lastMade.set(component, known);
  const before = known.get(key);
  if (before !== undefined && isSameValue(before, fresh)) return before;
  known.set(key, fresh);
  return fresh;
}

/**
 * The rules that act at a port, from the top. Most ports have the same ones: these are made once, so that a plan holds them once.
 * An action nobody can read leaves what no rule decided an open question.
 */
export function portRules(self: Self<DfwProps>, scope: Scope): (guest: Guest, port: Port) => PortRules {
  const { rules, sections, defaultAction } = self.props;
  const meaning = wordsOf(scope);
  const isEthernet = (rule: DfwRule): boolean => sections.some((section) => section.id === rule.section && section.layer === 'ethernet');
  const made = new Map<string, PortRules>();
  return (guest, port) => {
    const around = spots(guest, port, scope);
    const acts = rules.map((rule) => rule.appliedTo.length === 0 || rule.appliedTo.some((target) => around.has(target)));
    const key = acts.join();
    const known = made.get(key);
    if (known !== undefined) return known;
    const rowsOf = (layer: boolean): readonly FilterRow[] =>
      ruleRows(self.id, rules.map((rule, index) => (acts[index] === true && isEthernet(rule) === layer ? rule : { ...rule, enabled: false })), '/rules', meaning);
    const open: readonly FilterRow[] = filterAction(defaultAction) !== null ? [] : [{
      match: {}, action: 'deny', reason: 'INSUFFICIENT_CONFIG', because: { component: self.id, path: '/defaultAction', label: self.component.name },
    }];
    const fresh = asBefore(self, key, { ethernet: rowsOf(true), general: [...rowsOf(false), ...open] });
    made.set(key, fresh);
    return fresh;
  };
}
