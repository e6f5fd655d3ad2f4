// Models an SSH key pair: whether its private key is still held, and the access mode of that file.
// Source: seed 001 (GS-07..GS-11, GS-36, GS-37), domain/public-cloud.md B.2 (KeyPair), (d) NHN-KEY.
// Not modelled: the key material itself and key types. A pair with a public key of its own was imported: its private key was never the console's to give.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import { field } from '../../../model/fields.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import { fileModes, keyPairOperations, refuseSecondDownload } from './operations.ts';
import { keyPairTerraform } from './terraform.ts';

const props = z.object({
  publicKey: field.text({ ko: '공개 키', en: 'Public key' }, '', { optional: true, long: true }),
  privateKeyHeld: field.toggle({ ko: '개인 키 파일 보유', en: 'Private key held' }, true),
  fileMode: field.choice({ ko: '파일 접근 속성', en: 'File mode' }, fileModes, '0644'),
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
    'NHN-KEY-002': { ko: '개인 키는 한 번만 받을 수 있습니다.', en: 'The private key is available only once.' },
    'KEY-NO-FILE': { ko: '{key}의 개인 키 파일이 없습니다.', en: 'The private key file of {key} is not at hand.' },
    'KEY-MODE': { ko: '{mode}은(는) 파일 접근 속성이 아닙니다.', en: '{mode} is no file mode.' },
    'KEY-LOSE': { ko: '{key}의 개인 키를 잃으면 이 키페어로 SSH 접속을 할 수 없습니다.', en: 'Without its private key, SSH with {key} is impossible.' },
    'NHN-KEY-003': { ko: 'ssh가 이 키 파일을 거부합니다.', en: 'ssh will refuse this key file.' },
    'NHN-KEY-003.fix': { ko: 'chmod 0400', en: 'chmod 0400' },
  },
  card: () => ({ address: null, lamp: null }),
  checks: (self): readonly Finding[] => {
    if (!self.props.privateKeyHeld || acceptedModes.includes(self.props.fileMode)) return [];
    const fix = { command: 'component.operate', args: { id: self.id, operation: 'chmod', inputs: { mode: '0400' } }, title: 'NHN-KEY-003.fix' };
    return [{ code: 'NHN-KEY-003', severity: 'warning', at: { component: self.id, path: '/fileMode' }, params: {}, rule: ['GS-37'], fix }];
  },
  guards: {
    update: (self, next) => (next.privateKeyHeld && !self.props.privateKeyHeld && next.publicKey === '' ? refuseSecondDownload(self) : []),
  },
  operations: keyPairOperations,
  plan: (self, _scope, plan: PlanBuilder) =>
    plan.key({
      component: self.id,
      privateKeyHeld: self.props.privateKeyHeld,
      fileMode: self.props.fileMode,
      because: { component: self.id, path: '/fileMode', label: self.component.name },
    }),
  terraform: keyPairTerraform,
});
