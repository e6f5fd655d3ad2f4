import type { Self } from '../model/definition.ts';
import type { Finding } from '../model/finding.ts';
import type { InterfaceRow } from '../model/interface-row.ts';
import type { Scope } from '../model/scope.ts';
import type { Localized } from '../model/text.ts';
import { parseIpv4 } from '../net/address.ts';
import { cidrContains } from '../net/cidr.ts';
import { networkPrefixes } from './ip-ports.ts';
import { hostsThatCanTake } from './move-guest.ts';
import { layer2Networks, wireOf } from './wiring.ts';

/* V-04: where a guest runs and which network each of its interfaces stands in (domain/private-cloud.md b.6 rules 1, 2 and 4). */

/** Sentences of {@link networkFindings}. */
export const networkSentences: Readonly<Record<string, Localized>> = {
  'V-04': { ko: '{name}이(가) 어느 호스트에서 실행되는지 정해지지 않았습니다. ESXi 호스트 안에 두세요.', en: '{name} runs on no host. Put it on an ESXi host.' },
  'V-04.no-network': { ko: '{name}의 인터페이스 {port}이(가) 어느 네트워크에도 연결되지 않았습니다.', en: 'Interface {port} of {name} is plugged into no network.' },
  'V-04.two-networks': { ko: '{name}의 인터페이스 {port}이(가) 두 네트워크에 연결되어 있습니다. 하나만 남기세요.', en: 'Interface {port} of {name} is plugged into two networks. Keep one.' },
  'V-04.no-network.fix': { ko: '{network}에 연결', en: 'Plug it into {network}' },
  'V-04.two-networks.fix': { ko: '{network} 연결 해제', en: 'Unplug it from {network}' },
};

/** Sentences of {@link placementFindings}; a host says `no-cluster` of itself. */
export const placementSentences: Readonly<Record<string, Localized>> = {
  ...networkSentences,
  'V-04.no-cluster': { ko: '호스트 {name}이(가) 어느 클러스터에도 없습니다. 클러스터 안에 두세요.', en: 'Host {name} stands in no cluster. Put it into one.' },
  'V-04.fix': { ko: '{host}에 두기', en: 'Put it on {host}' },
};

function nameOf(scope: Scope, id: string): string {
  return scope.component(id)?.component.name ?? id;
}

function hostFinding(self: Self<unknown>, scope: Scope): readonly Finding[] {
  if (scope.enclosing(self.id, 'esxi-host') !== null) return [];
  // What stands in another container is not moved out of it by one press.
  const [first] = self.component.parent === null ? hostsThatCanTake(scope, self.id) : [];
  const fix = first === undefined ? {} : {
    fix: { command: 'component.operate', args: { id: self.id, operation: 'migrate', inputs: { host: first.id } }, title: 'V-04.fix', params: { host: first.component.name } },
  };
  return [{ code: 'V-04', severity: 'error', at: { component: self.id }, params: { name: self.component.name }, ...fix }];
}

/** The one network whose prefix holds an address of an interface; null where none or several do. */
function networkOfAddress(scope: Scope, row: InterfaceRow): string | null {
  const addresses = row.addresses.flatMap((text) => parseIpv4(text) ?? []);
  const networks = layer2Networks(scope).filter((network) => networkPrefixes(scope, network.id).some((prefix) => addresses.some((address) => cidrContains(prefix, address))));
  return networks.length === 1 ? (networks[0]?.id ?? null) : null;
}

function networkFinding(self: Self<unknown>, row: InterfaceRow, scope: Scope): readonly Finding[] {
  const at = { component: self.id, path: row.path };
  const params = { name: self.component.name, port: row.id };
  const [, second] = scope.links(self.id, 'l2').filter((view) => view.end === 'from' && view.port === row.id);
  if (second !== undefined) {
    const fix = { command: 'component.remove', args: { links: [second.id] }, title: 'V-04.two-networks.fix', params: { network: nameOf(scope, second.peer) } };
    return [{ code: 'V-04', severity: 'error', at, params: { case: 'two-networks', ...params }, fix }];
  }
  if (row.connected === false || scope.segmentOf(self.id, row.id) !== null || wireOf(scope, self.id, row.id) !== null) return [];
  const network = networkOfAddress(scope, row);
  const fix = network === null ? {} : {
    fix: {
      command: 'link.connect', args: { id: `${self.id}.${row.id}-${network}`, kind: 'l2', from: `${self.id}/${row.id}`, to: network }, title: 'V-04.no-network.fix', params: { network: nameOf(scope, network) },
    },
  };
  return [{ code: 'V-04', severity: 'error', at, params: { case: 'no-network', ...params }, ...fix }];
}

/** Whether every interface that is in use stands in exactly one network (V-04). */
export function networkFindings(self: Self<unknown>, scope: Scope): readonly Finding[] {
  return scope.interfaces(self.id).flatMap((row) => networkFinding(self, row, scope));
}

/** A guest without a host, or with interfaces that stand in no network or in two (V-04). Its kind offers `migrate`, which the fix uses. */
export function placementFindings(self: Self<unknown>, scope: Scope): readonly Finding[] {
  return [...hostFinding(self, scope), ...networkFindings(self, scope)];
}
