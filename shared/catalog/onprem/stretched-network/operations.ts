import type { Self } from '../../../model/definition.ts';
import type { Refusal } from '../../../model/finding.ts';
import { defineOperation } from '../../../model/operation.ts';
import type { Scope } from '../../../model/scope.ts';
import { cloudGatewayOf, onpremGateways, type CloudGateway, type StretchedProps } from '../stretch.ts';

type Stretched = Self<StretchedProps>;
type Props = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Props of the owners of interfaces after these have been connected or disconnected. */
function switched(gateways: readonly CloudGateway[], isConnected: boolean): Props {
  const changed: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const { owner, port } of gateways) {
    const rows: unknown = changed[owner.id]?.['interfaces'] ?? owner.component.props['interfaces'];
    if (!Array.isArray(rows)) continue;
    const next = rows.map((row: unknown) => (typeof row === 'object' && row !== null && 'id' in row && row.id === port.row.id ? { ...row, connected: isConnected } : row));
    changed[owner.id] = { interfaces: next };
  }
  return changed;
}

function cloud(self: Stretched, scope: Scope): readonly CloudGateway[] {
  const gateway = cloudGatewayOf(scope, self.props);
  return gateway === null ? [] : [gateway];
}

function refuseWithout(self: Stretched, scope: Scope): readonly Refusal[] {
  if (cloud(self, scope).length > 0) return [];
  return [{ code: 'STRETCH-NO-CLOUD-GATEWAY', params: { name: self.component.name }, at: { component: self.id, path: '/cloudGateway' } }];
}

const isConnected = (self: Stretched, scope: Scope): boolean => cloud(self, scope)[0]?.port.row.connected !== false && cloud(self, scope).length > 0;

export const connectCloudGateway = defineOperation({
  id: 'connect-cloud-gateway',
  label: { ko: '클라우드 게이트웨이 연결', en: 'Connect the cloud gateway' },
  title: { ko: '{name}의 클라우드 게이트웨이 연결', en: 'Connect the cloud gateway of {name}' },
  isOffered: (self: Stretched, scope) => !isConnected(self, scope),
  refuse: (self, _inputs, scope) => refuseWithout(self, scope),
  run: (self, _inputs, { scope }) => ({ props: switched(cloud(self, scope), true) }),
});

export const disconnectCloudGateway = defineOperation({
  id: 'disconnect-cloud-gateway',
  label: { ko: '클라우드 게이트웨이 연결 해제', en: 'Disconnect the cloud gateway' },
  title: { ko: '{name}의 클라우드 게이트웨이 연결 해제', en: 'Disconnect the cloud gateway of {name}' },
  isOffered: (self: Stretched, scope) => isConnected(self, scope),
  refuse: (self, _inputs, scope) => refuseWithout(self, scope),
  run: (self, _inputs, { scope }) => ({ props: switched(cloud(self, scope), false) }),
});

export const proximityOn = defineOperation({
  id: 'proximity-on',
  label: { ko: '근접 라우팅 켜기', en: 'Turn proximity routing on' },
  title: { ko: '{name}의 근접 라우팅 켜기', en: 'Turn proximity routing of {name} on' },
  isOffered: (self: Stretched) => !self.props.proximityRouting,
  refuse: (self, _inputs, scope) => refuseWithout(self, scope),
  run: (self, _inputs, { scope }) => ({ props: { ...switched(cloud(self, scope), true), [self.id]: { proximityRouting: true } } }),
});

export const proximityOff = defineOperation({
  id: 'proximity-off',
  label: { ko: '근접 라우팅 끄기', en: 'Turn proximity routing off' },
  title: { ko: '{name}의 근접 라우팅 끄기', en: 'Turn proximity routing of {name} off' },
  isOffered: (self: Stretched) => self.props.proximityRouting,
  refuse: () => [],
  run: (self, _inputs, { scope }) => ({ props: { ...(self.props.gatewaySite === 'cloud' ? {} : switched(cloud(self, scope), false)), [self.id]: { proximityRouting: false } } }),
});

/** The network's gateway moves: the interface at one site is disconnected, that at the other connected, in one step. */
export const moveGatewayToCloud = defineOperation({
  id: 'move-gateway-to-cloud',
  label: { ko: '게이트웨이를 클라우드로 옮기기', en: 'Move the gateway to the cloud' },
  title: { ko: '{name}의 게이트웨이를 클라우드로 옮기기', en: 'Move the gateway of {name} to the cloud' },
  isOffered: (self: Stretched) => self.props.gatewaySite !== 'cloud',
  refuse: (self, _inputs, scope) => refuseWithout(self, scope),
  run: (self, _inputs, { scope }) => ({
    props: { ...switched(onpremGateways(scope, self.props), false), ...switched(cloud(self, scope), true), [self.id]: { gatewaySite: 'cloud' } },
  }),
});

export const moveGatewayOnPremises = defineOperation({
  id: 'move-gateway-on-premises',
  label: { ko: '게이트웨이를 온프레미스로 옮기기', en: 'Move the gateway on premises' },
  title: { ko: '{name}의 게이트웨이를 온프레미스로 옮기기', en: 'Move the gateway of {name} on premises' },
  isOffered: (self: Stretched) => self.props.gatewaySite === 'cloud',
  refuse: (self, _inputs, scope) => refuseWithout(self, scope),
  run: (self, _inputs, { scope }) => ({
    props: { ...switched(onpremGateways(scope, self.props), true), ...switched(cloud(self, scope), self.props.proximityRouting), [self.id]: { gatewaySite: 'onprem' } },
  }),
});
