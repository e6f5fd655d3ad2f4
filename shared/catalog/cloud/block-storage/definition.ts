// Models a block storage: a volume of a zone that is attached to one instance, gets a file system there and is mounted.
// Source: seed 001 (GS-46..GS-60, GS-94..GS-96), domain/public-cloud.md B.1, B.2 (BlockStorage, Snapshot), C.8 B1, (d) NHN-BS, f.13, f.14.
// Not modelled: what is on it, speed, names that shift when it is torn out while mounted, volumes made from snapshots.
import { defineComponent, type CardFacts, type Self } from '../../../model/definition.ts';
import type { Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { refuseInDisabled } from '../project.ts';
import { attachmentOf } from '../volumes.ts';
import { blockStorageFindings, zoneOf } from './checks.ts';
import { onAttach, onDetach, refuseAttachment, refuseDetachment, refuseRemoval, refuseUpdate } from './guards.ts';
import { blockStorageOperations } from './operations.ts';
import { blockStorageProps, isSize, sizeRange, type BlockStorageProps } from './props.ts';
import { blockStorageSentences } from './sentences.ts';
import { blockStorageTerraform } from './terraform.ts';

/** The zone of a region without any word about zones. */
const firstZone = 'kr-pub-a';

/** As much of a name as a badge of the card's width has room for beside the device. */
const longestName = 10;

/** The attachment information of the list (GS-50): `instance : /dev/vdb`. */
function card(self: Self<BlockStorageProps>, scope: Scope): CardFacts {
  const attached = attachmentOf(scope, self.id);
  const address = self.props.sizeGb === null ? null : `${self.props.sizeGb} GB`;
  if (attached === null) return { address, lamp: 'standby' };
  const { name } = attached.instance.component;
  const device = `/dev/${self.props.device}`;
  const short = `${name.length > longestName ? `${name.slice(0, longestName)}…` : name} : ${device}`;
  const whole = `${name} : ${device}`;
  return { address, lamp: 'running', badge: { ko: short, en: short }, badgeHint: { ko: whole, en: whole } };
}

/** A new volume says its size and its zone. */
function refusePlace(self: Self<BlockStorageProps>, scope: Scope): readonly Refusal[] {
  const refusals = [...refuseInDisabled(self, scope)];
  if (scope.component(self.id) !== null) return refusals;
  const at = { component: self.id };
  const { min, max } = sizeRange(self.props);
  if (!isSize(self.props)) refusals.push({ code: 'NHN-BS-001', params: { min, max }, at: { ...at, path: '/sizeGb' }, rule: ['GS-47'] });
  if (self.props.zone === '') refusals.push({ code: 'NHN-BS-002', params: {}, at: { ...at, path: '/zone' }, rule: ['GS-47'] });
  return refusals;
}

export const blockStorage = defineComponent({
  id: 'block-storage',
  family: 'cloud',
  labels: { ko: '블록 스토리지', en: 'Block storage' },
  keywords: ['volume', 'disk', 'vdb', 'mount', '볼륨', '디스크', '마운트', '용량'],
  shape: 'node',
  size: { width: 148, height: 46 },
  props: blockStorageProps,
  parents: { kinds: ['project'], root: true },
  links: [{ kind: 'attach', end: 'from', peers: ['instance'], max: 1 }],
  sentences: blockStorageSentences,
  card,
  create: (_parent, scope) => ({ sizeGb: 10, zone: scope.ofKind('instance').map(zoneOf).find((zone) => zone !== '') ?? firstZone }),
  checks: blockStorageFindings,
  guards: {
    place: refusePlace,
    connect: refuseAttachment,
    disconnect: refuseDetachment,
    remove: refuseRemoval,
    update: refuseUpdate,
  },
  effects: { connect: onAttach, disconnect: onDetach },
  operations: blockStorageOperations,
  terraform: blockStorageTerraform,
});
