// Models an image: what instances are made from, and the instance it was itself made of.
// Source: seed 001 (GS-61, GS-62, GS-65..GS-68, GS-97), domain/public-cloud.md B.2 (Image), (d) NHN-IMG, (f) row 10.
// Not modelled: the bytes, sharing between projects, the time that saving takes (the operation `proceed` plays it).
import { z } from 'zod';
import { defineComponent, type Self } from '../../../model/definition.ts';
import type { Finding, Fix, Refusal } from '../../../model/finding.ts';
import { field } from '../../../model/fields.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { batchSentences } from '../batch.ts';
import { forbidsRunningSource, isShutDown } from '../machine-image.ts';
import { projectSentences, refuseInDisabled } from '../project.ts';
import { imageOperations } from './operations.ts';
import { imageTerraform } from './terraform.ts';

const props = z.object({
  visibility: field.choice(
    { ko: '공개 범위', en: 'Visibility' },
    { public: { ko: '공용', en: 'Public' }, private: { ko: '개인', en: 'Private' }, shared: { ko: '공유', en: 'Shared' } },
    'private',
  ),
  sourceInstance: field.reference({ ko: '원본 인스턴스', en: 'Source instance' }, ['instance'], { isPast: true }),
  status: field.choice(
    { ko: '상태', en: 'Status' },
    { queued: { ko: '대기 중', en: 'Queued' }, saving: { ko: '저장 중', en: 'Saving' }, active: { ko: '사용 가능', en: 'Active' } },
    'active',
  ),
  minDisk: field.number({ ko: '최소 디스크', en: 'Minimum disk' }, 20, { unit: 'GB', min: 0 }),
  minRam: field.number({ ko: '최소 메모리', en: 'Minimum memory' }, 1024, { unit: 'MB', min: 0 }),
  system: field.text({ ko: '운영 체제', en: 'Operating system' }, '', {
    optional: true, help: { ko: '비우면 원본 인스턴스의 공용 이미지입니다.', en: 'The public image of the source instance when empty.' },
  }),
});
type Props = z.output<typeof props>;

/** The source instance while it is not shut down, and whether that is forbidden (the seed's rule, and always for u2) or only unwise (f.10). */
function runningSource(id: string | null, scope: Scope): { readonly source: Entry; readonly isForbidden: boolean } | null {
  const source = scope.component(id);
  return source === null || isShutDown(source) ? null : { source, isForbidden: forbidsRunningSource(scope, source) };
}

function shutDown(source: Entry): Fix {
  const params = { vm: source.component.name };
  return { command: 'component.operate', args: { id: source.id, operation: 'stop' }, title: 'NHN-IMG-001.fix', params };
}

function findings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const at = { component: self.id, path: '/sourceInstance' };
  const unnamed: readonly Finding[] = self.component.name.trim() === ''
    ? [{ code: 'NHN-IMG-002', severity: 'error', at: { component: self.id }, params: {}, rule: ['GS-65'] }]
    : [];
  const running = self.props.status === 'active' ? null : runningSource(self.props.sourceInstance, scope);
  if (running === null) return unnamed;
  const severity = running.isForbidden ? 'error' : 'warning';
  const params = { vm: running.source.component.name };
  return [...unnamed, { code: 'NHN-IMG-001', severity, at, params, rule: ['GS-62', 'GS-97'], fix: shutDown(running.source) }];
}

/** An image is made of a machine that is shut down: asked when the source is chosen. */
function refuseUpdate(self: Self<Props>, next: Props, scope: Scope): readonly Refusal[] {
  const running = next.sourceInstance === self.props.sourceInstance ? null : runningSource(next.sourceInstance, scope);
  if (running === null || !running.isForbidden) return [];
  const { source } = running;
  const at = { component: self.id, path: '/sourceInstance' };
  return [{ code: 'NHN-IMG-001', params: { vm: source.component.name }, at, blocking: [source.id], rule: ['GS-62', 'GS-97'], fix: shutDown(source) }];
}

export const image = defineComponent({
  id: 'image',
  family: 'cloud',
  labels: { ko: '이미지', en: 'Image' },
  keywords: ['template', 'snapshot', 'private image', '개인 이미지'],
  shape: 'node',
  size: { width: 132, height: 46 },
  props,
  parents: { kinds: ['project'], root: true },
  links: [],
  sentences: {
    ...projectSentences,
    ...batchSentences,
    'IMG-NOT-ACTIVE': { ko: '{image} 이미지가 아직 저장 중입니다.', en: '{image} is still being saved.' },
    'IMG-READY': { ko: '{image} 이미지는 이미 사용할 수 있습니다.', en: '{image} is ready already.' },
    'NHN-IMG-001': { ko: '이미지를 생성하려면 먼저 {vm}을(를) 중지하세요.', en: 'Shut {vm} down before creating an image.' },
    'NHN-IMG-001.fix': { ko: '{vm} 중지', en: 'Shut {vm} down' },
    'NHN-IMG-002': { ko: '이미지에는 이름이 필요합니다.', en: 'Image needs a name.' },
  },
  card: (self) => ({ address: null, lamp: self.props.status === 'active' ? null : 'waiting' }),
  checks: findings,
  guards: { place: refuseInDisabled, update: refuseUpdate },
  operations: imageOperations,
  terraform: imageTerraform,
});
