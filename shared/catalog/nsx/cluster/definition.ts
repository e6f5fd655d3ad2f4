// Models a vSphere cluster: hosts that guests may move between, and rules about who may not share one.
// Source: domain/private-cloud.md b.2 (VsphereCluster), b.6 rule 1, (f) V-04.
// Not modelled: DRS balancing, vSphere HA restarts, shared storage; a guest moves when a person moves it.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { hostsOf, zonesOf } from '../transport-zones.ts';
import { antiAffinityField } from '../anti-affinity.ts';

const props = z.object({ drsAntiAffinity: antiAffinityField });

export const cluster = defineComponent({
  id: 'cluster',
  family: 'nsx',
  labels: { ko: 'vSphere 클러스터', en: 'vSphere cluster' },
  keywords: ['DRS', 'HA', 'ESXi'],
  shape: 'container',
  container: 'group',
  size: { width: 560, height: 300 },
  props,
  parents: { kinds: ['vcenter-instance', 'onprem-site'], root: false },
  links: [],
  sentences: {},
  card: (self, scope) => {
    const instance = scope.enclosing(self.id, 'vcenter-instance');
    const zones = instance === null ? [] : zonesOf(scope, instance.id).filter((zone) => zone.clusters.length === 0 || zone.clusters.includes(self.id));
    return { address: [`${hostsOf(scope, self.id).length} ESXi`, ...zones.map((zone) => zone.name || zone.id)].join(' · '), lamp: null };
  },
});
