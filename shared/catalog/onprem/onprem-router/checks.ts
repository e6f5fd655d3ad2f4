import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { parseIpv4 } from '../../../net/address.ts';
import { cidrContains } from '../../../net/cidr.ts';
import { blackholeFindings, blackholeSentences } from '../../blackhole-checks.ts';
import { clusterEntryFindings, clusterEntrySentences } from '../../cluster-entry.ts';
import { rowsOfRule, ruleBecause } from '../../firewall-rules.ts';
import { ipFindings, ipSentences } from '../../ip-checks.ts';
import { natFindings, natSentences } from '../../nat-checks.ts';
import { interfaceWords } from '../../router-firewall.ts';
import { shadowFindings, unreadableFindings } from '../../rule-checks.ts';
import { tunnelWayFindings, tunnelWaySentences } from '../../tunnel-ways.ts';
import { meantPorts } from '../../wired-routers.ts';
import type { OnpremRouterProps } from './props.ts';

type Router = Self<OnpremRouterProps>;

export const onpremRouterSentences: Readonly<Record<string, Localized>> = { ...ipSentences, ...blackholeSentences, ...natSentences, ...clusterEntrySentences, ...tunnelWaySentences };

/** An address of a network it stands in needs somebody who answers for it there; one that others route here does not. */
function needsAnswer(self: Router, scope: Scope): (address: string, port: string) => boolean {
  const ports = meantPorts(scope, self.id);
  return (address, port) => {
    const word = parseIpv4(address);
    return word !== null && ports.some(({ row, addresses }) => row.id === port && addresses.some((own) => own.isPlaced && cidrContains(own.cidr, word)));
  };
}

/** V-13 of the firewall rules and those that cannot be read, whether it is switched on or not: they are what it will do. */
function ruleFindings(self: Router, scope: Scope): readonly Finding[] {
  const own = meantPorts(scope, self.id).flatMap((port) => port.addresses.map(({ address }) => address));
  const meaning = interfaceWords(self.props.interfaces.map((row) => row.id), own, self.props.firewallStage);
  const rules = self.props.firewallRules.flatMap((rule, index) => {
    const because = ruleBecause(self.id, rule, '/firewallRules', index);
    return rule.enabled ? [{ id: rule.id, label: because.label, index, rows: rowsOfRule(rule, because, meaning) }] : [];
  });
  const list = { owner: self.id, path: '/firewallRules', rules };
  return [...unreadableFindings(list), ...shadowFindings(list)];
}

/** What is wrong with a router as it stands. */
export function onpremRouterFindings(self: Router, scope: Scope): readonly Finding[] {
  const { id, props } = self;
  return [
    ...ipFindings(self, scope),
    ...tunnelWayFindings(self, scope),
    ...blackholeFindings(self, scope),
    ...natFindings({ id, nat: props.nat, interfaces: props.interfaces }, needsAnswer(self, scope)),
    ...ruleFindings(self, scope),
    ...clusterEntryFindings(self, scope, false),
  ];
}
