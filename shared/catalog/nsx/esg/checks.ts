import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { blackholeFindings, blackholeSentences } from '../../blackhole-checks.ts';
import { clusterEntryFindings, clusterEntrySentences } from '../../cluster-entry.ts';
import { ipFindings, ipSentences } from '../../ip-checks.ts';
import { migrateSentences } from '../../move-guest.ts';
import { natFindings, natSentences } from '../../nat-checks.ts';
import { placementFindings, placementSentences } from '../../placement.ts';
import { portableSentences } from '../../portable-checks.ts';
import { powerSentences } from '../power.ts';
import { routerSentences } from '../router-sentences.ts';
import { firewallFindings, firewallSentences } from './firewall-checks.ts';
import { ipsecFindings, ipsecSentences } from './ipsec-checks.ts';
import { loadBalancerFindings, loadBalancerSentences } from './load-balancer-checks.ts';
import { edgeNetworkFindings, networkSentences } from './network-checks.ts';
import { availabilityFindings, pairSentences } from './pair-checks.ts';
import type { EsgProps } from './props.ts';

export const esgSentences: Readonly<Record<string, Localized>> = {
  ...placementSentences,
  ...ipSentences,
  ...blackholeSentences,
  ...natSentences,
  ...portableSentences,
  ...routerSentences,
  ...powerSentences,
  ...migrateSentences,
  ...clusterEntrySentences,
  ...firewallSentences,
  ...networkSentences,
  ...pairSentences,
  ...loadBalancerSentences,
  ...ipsecSentences,
  'ESG-NO-STANDBY': { ko: '{name}에 넘겨받을 대기 장비가 없습니다. HA를 켜고 실행 중인 다른 호스트를 대기 호스트로 고르세요.', en: '{name} has no standby that could take over. Switch high availability on and choose another host that is up.' },
};

/** On a VLAN of the provider an address outside every subnet is V-08, which says where to take one from; V-01 need not say it again. */
function withoutTwins(findings: readonly Finding[], portable: readonly Finding[]): readonly Finding[] {
  const told = new Set(portable.map(({ at, params }) => `${at.path ?? ''} ${String(params['address'])}`));
  return findings.filter(({ code, at, params }) => code !== 'V-01' || params['case'] !== undefined || !told.has(`${at.path ?? ''} ${String(params['ip'])}`));
}

/** What is wrong with an edge gateway as it stands. */
export function esgFindings(self: Self<EsgProps>, scope: Scope): readonly Finding[] {
  const { id, props } = self;
  const network = edgeNetworkFindings(self, scope);
  return [
    ...placementFindings(self, scope),
    ...withoutTwins(ipFindings(self, scope), network.filter(({ code }) => code === 'V-08')),
    ...blackholeFindings(self, scope),
    ...network,
    ...natFindings({ id, nat: props.nat, interfaces: props.interfaces }, () => true),
    ...firewallFindings(self, scope),
    ...clusterEntryFindings(self, scope, true),
    ...availabilityFindings(self, scope),
    ...loadBalancerFindings(self, scope),
    ...ipsecFindings(self, scope),
  ];
}
