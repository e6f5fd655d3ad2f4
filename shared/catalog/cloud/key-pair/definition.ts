// Models an SSH key pair: whether its private key is still held, and the access mode of that file.
// Source: seed 001 (GS-07..GS-11, GS-36, GS-37), domain/public-cloud.md B.2 (KeyPair), (d) NHN-KEY.
// Not modelled: the key material itself, downloading it (possible once, at creation), key types.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import { field } from '../../../model/fields.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';

const props = z.object({
  publicKey: field.text({ ko: '공개 키', en: 'Public key' }, '', { optional: true, long: true }),
  privateKeyHeld: field.toggle({ ko: '개인 키 파일 보유', en: 'Private key held' }, true),
  fileMode: field.choice(
    { ko: '파일 접근 속성', en: 'File mode' },
    { '0644': { ko: '0644', en: '0644' }, '0600': { ko: '0600', en: '0600' }, '0400': { ko: '0400', en: '0400' } },
    '0644',
  ),
});

/** Modes ssh accepts for a private key file. */
const acceptedModes: readonly string[] = ['0400', '0600'];

export const keyPair = defineComponent({
  id: 'key-pair',
  family: 'cloud',
  labels: { ko: '키페어', en: 'Key pair' },
  keywords: ['SSH', 'pem', 'private key', '개인 키', '공개 키'],
  shape: 'node',
  size: { width: 132, height: 46 },
  props,
  parents: { kinds: [], root: true },
  links: [],
  sentences: {
    'NHN-KEY-003': { ko: 'ssh가 이 키 파일을 거부합니다.', en: 'ssh will refuse this key file.' },
    'NHN-KEY-003.fix': { ko: 'chmod 0400', en: 'chmod 0400' },
  },
  card: () => ({ address: null, lamp: null }),
  checks: (self): readonly Finding[] => {
    if (!self.props.privateKeyHeld || acceptedModes.includes(self.props.fileMode)) return [];
    const fix = { command: 'component.update', args: { id: self.id, props: { fileMode: '0400' } }, title: 'NHN-KEY-003.fix' };
    return [{ code: 'NHN-KEY-003', severity: 'warning', at: { component: self.id, path: '/fileMode' }, params: {}, rule: ['GS-37'], fix }];
  },
  plan: (self, _scope, plan: PlanBuilder) =>
    plan.key({
      component: self.id,
      privateKeyHeld: self.props.privateKeyHeld,
      fileMode: self.props.fileMode,
      because: { component: self.id, path: '/fileMode', label: self.component.name },
    }),
});
