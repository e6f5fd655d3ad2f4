// Models a forward proxy that cluster nodes use for an installation without direct internet access.
// Source: seed 002 line 88; domain/private-cloud.md R-054, b.5 (ProxyServer).
// Not modelled: the second connection of what is fetched through it (a probe to the proxy ends here, and one from the proxy stands for it); access lists.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import { ipHostKind } from '../../ip-host-kind.ts';
import { ipHostFields, planIpHost } from '../../ip-host.ts';
import { hostPrefixes } from '../../ports.ts';

const props = z.object({ ...ipHostFields, port: field.number({ ko: '프록시 포트', en: 'Proxy port' }, 3128, { min: 1, max: 65_535 }) });

export const proxyServer = defineComponent({
  id: 'proxy-server',
  family: 'k8s',
  labels: { ko: '프록시 서버', en: 'Proxy server' },
  keywords: ['HTTP proxy', 'forward proxy', 'squid', '포워드 프록시'],
  shape: 'node',
  size: { width: 148, height: 46 },
  props,
  parents: { kinds: ['esxi-host', 'onprem-site'], root: true },
  ...ipHostKind('proxy-server'),
  advertises: (self) => hostPrefixes(self.props),
  plan: (self, scope, plan: PlanBuilder) => {
    const because = { component: self.id, path: '/port', label: self.component.name };
    planIpHost(self, scope, plan, { services: [{ protocol: 'tcp', port: self.props.port, bind: '0.0.0.0', application: { kind: 'plain' }, because }] });
  },
});
