import { z } from 'zod';
import { componentId, type ComponentId } from '../../model/design.ts';
import { field } from '../../model/fields.ts';
import type { Place, Refusal } from '../../model/finding.ts';
import type { NewComponent, NewLink, OperationContext } from '../../model/operation.ts';
import type { Scope } from '../../model/scope.ts';
import type { Localized } from '../../model/text.ts';
import { formatIpv4, parseIpv4 } from '../../net/address.ts';
import { nextFreeAddress } from './addressing.ts';
import { nameOf } from './association.ts';
import { imageMinimum, rootDiskRange, type ImageChoice } from './machine-image.ts';
import { tenantMtuBytes } from './port-plan.ts';
import { defaultGroup } from './security.ts';

/*
 * The form that creates instances, whoever offers it: an image, an instance that is to get more of its like, a load balancer that scales out
 * (GS-67..GS-71, GS-98, GS-99; domain/public-cloud.md B.2 Instance: 1 to 10 at once, and one only where a port or a volume exists already).
 */

/** What the form asks for besides the image. */
export const batchInputs = {
  subnet: field.reference({ ko: '서브넷', en: 'Subnet' }, ['subnet']),
  name: field.text({ ko: '이름', en: 'Name' }, '', { help: { ko: '둘 이상이면 -1부터 번호가 붙습니다.', en: 'Several get -1, -2 and so on.' } }),
  count: field.number({ ko: '인스턴스 수', en: 'Instances' }, 1, { min: 1, max: 10 }),
  flavor: field.text({ ko: '타입', en: 'Flavor' }, 'm2.c1m2'),
  memoryMb: field.number({ ko: '메모리', en: 'Memory' }, 2048, { unit: 'MB', min: 0 }),
  diskGb: field.number({ ko: '루트 디스크', en: 'Root disk' }, 20, { unit: 'GB', min: 0 }),
  zone: field.text({ ko: '가용성 영역', en: 'Availability zone' }, '', { optional: true }),
  keyPair: field.reference({ ko: '키페어', en: 'Key pair' }, ['key-pair']),
  securityGroups: field.references({ ko: '보안 그룹', en: 'Security groups' }, ['security-group']),
  address: field.address({ ko: '기존 포트의 주소', en: 'Address of an existing port' }, '', { optional: true, help: { ko: '하나만 만들 때', en: 'For one instance only' } }),
  volume: field.reference({ ko: '기존 블록 스토리지', en: 'Existing block storage' }, ['block-storage'], { help: { ko: '하나만 만들 때', en: 'For one instance only' } }),
  waits: field.toggle({ ko: '생성 과정 보기', en: 'Show the build' }, false, { help: { ko: '켜면 생성 중 상태로 만들어집니다.', en: 'They start in the state Build.' } }),
};
const batchSchema = z.object(batchInputs);
export type Batch = z.output<typeof batchSchema>;

/** What any kind that offers the form may answer. */
export const batchSentences: Readonly<Record<string, Localized>> = {
  'NHN-INS-001': { ko: '인스턴스에는 이름이 필요합니다.', en: 'Instance needs a name.' },
  'NHN-INS-003': { ko: '{image}에는 {ram} MB, {disk} GB가 필요합니다.', en: '{image} needs {ram} MB, {disk} GB.' },
  'NHN-INS-003.range': { ko: '{flavor}의 루트 디스크는 {min}~{max} GB입니다.', en: '{flavor} takes a root disk of {min} to {max} GB.' },
  'NHN-INS-005': { ko: '한 번에 1~10개의 인스턴스를 만들 수 있습니다.', en: '1 to 10 instances at once.' },
  'NHN-INS-006': { ko: '기존 포트나 블록 스토리지를 쓰면 인스턴스 수는 1이어야 합니다.', en: 'Count must be 1.' },
  'NHN-NIC-001': { ko: '{ip}은(는) 이미 {owner}에서 사용 중입니다.', en: '{ip} is already used by {owner}.' },
};

/** First values: the first subnet, key pair and default group there are, and as much memory and disk as the image wants. */
export function suggestBatch(choice: ImageChoice, name: string, near: ComponentId, scope: Scope): Partial<Batch> {
  const minimum = imageMinimum(choice, scope);
  const group = defaultGroup(scope, near);
  return {
    name,
    subnet: scope.ofKind('subnet')[0]?.id ?? null,
    keyPair: scope.ofKind('key-pair')[0]?.id ?? null,
    securityGroups: group === null ? [] : [group.id],
    memoryMb: Math.max(2048, minimum?.ramMb ?? 0),
    diskGb: Math.max(20, minimum?.diskGb ?? 0),
  };
}

function sizeRefusals(batch: Batch, choice: ImageChoice, at: Place, scope: Scope): readonly Refusal[] {
  const minimum = imageMinimum(choice, scope);
  if (minimum !== null && (batch.memoryMb < minimum.ramMb || batch.diskGb < minimum.diskGb)) {
    return [{ code: 'NHN-INS-003', params: { image: minimum.name, ram: minimum.ramMb, disk: minimum.diskGb }, at, rule: ['GS-69'] }];
  }
  const { min, max } = rootDiskRange(batch.flavor);
  return batch.diskGb >= min && batch.diskGb <= max ? [] : [{ code: 'NHN-INS-003', params: { case: 'range', flavor: batch.flavor, min, max }, at, rule: ['GS-69'] }];
}

function addressRefusals(batch: Batch, at: Place, scope: Scope): readonly Refusal[] {
  const address = parseIpv4(batch.address);
  const owner = address === null ? undefined : scope.holders(formatIpv4(address)).find((ref) => scope.segmentOf(ref.owner, ref.row.id) === batch.subnet)?.owner;
  return owner === undefined ? [] : [{ code: 'NHN-NIC-001', params: { ip: batch.address, owner: nameOf(scope, owner) }, at, blocking: [owner] }];
}

/** Everything that speaks against the form as it is filled in; `near` is the component that offers it. */
export function refuseBatch(batch: Batch, choice: ImageChoice, near: ComponentId, scope: Scope): readonly Refusal[] {
  const at = { component: near };
  const refusals: Refusal[] = [];
  if (batch.name.trim() === '') refusals.push({ code: 'NHN-INS-001', params: {}, at, rule: ['GS-06'] });
  if (!Number.isInteger(batch.count) || batch.count < 1 || batch.count > 10) refusals.push({ code: 'NHN-INS-005', params: {}, at, rule: ['GS-70'] });
  if (batch.count > 1 && (batch.address !== '' || batch.volume !== null)) {
    refusals.push({ code: 'NHN-INS-006', params: {}, at, ...(batch.volume === null ? {} : { blocking: [componentId(batch.volume)] }) });
  }
  return [...refusals, ...sizeRefusals(batch, choice, at, scope), ...addressRefusals(batch, at, scope)];
}

/** The new instances, numbered -1 to -n where there are several, with consecutive free addresses; and the link of the volume that exists already. */
export function newInstances(batch: Batch, props: Readonly<Record<string, unknown>>, { scope, freshId, freshName }: OperationContext): { readonly components: readonly NewComponent[]; readonly links: readonly NewLink[] } {
  const components: NewComponent[] = [];
  const parent = batch.subnet === null ? null : componentId(batch.subnet);
  let sofar = scope;
  for (let number = 1; number <= batch.count; number += 1) {
    const name = freshName(batch.count === 1 ? batch.name.trim() : `${batch.name.trim()}-${number}`);
    const address = batch.address !== '' ? batch.address : parent === null ? '' : (nextFreeAddress(sofar, parent) ?? '');
    const eth0 = {
      id: 'eth0', address, securityGroups: batch.securityGroups,
      portSecurity: true, sourceDestCheck: true, allowedAddresses: [], mtu: tenantMtuBytes,
    };
    const { flavor, memoryMb, diskGb, zone, keyPair } = batch;
    const own = { ...props, flavor, memoryMb, diskGb, zone, keyPair, interfaces: [eth0], state: batch.waits ? 'BUILD' : 'ACTIVE' };
    const made: NewComponent = { id: freshId(name), component: { kind: 'instance', name, parent, props: own } };
    components.push(made);
    sofar = sofar.supposing(made.id, made.component);
  }
  const [first] = components;
  if (batch.volume === null || first === undefined) return { components, links: [] };
  const volume = componentId(batch.volume);
  return { components, links: [{ id: freshId(`${volume}-${first.id}`), link: { kind: 'attach', from: { component: volume }, to: { component: first.id } } }] };
}
