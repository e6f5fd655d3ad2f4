import { z } from 'zod';
import type { Self } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import type { Refusal } from '../../../model/finding.ts';
import { defineOperation } from '../../../model/operation.ts';

/** What a key pair says about its private key. */
export interface KeyPairProps {
  readonly publicKey: string;
  readonly privateKeyHeld: boolean;
  readonly fileMode: string;
}
type KeyPair = Self<KeyPairProps>;

export const fileModes = { '0644': { ko: '0644', en: '0644' }, '0600': { ko: '0600', en: '0600' }, '0400': { ko: '0400', en: '0400' } } as const;

/** The .pem exists at creation and never again (GS-10). */
export function refuseSecondDownload(self: KeyPair): readonly Refusal[] {
  return [{ code: 'NHN-KEY-002', params: {}, at: { component: self.id, path: '/privateKeyHeld' }, rule: ['GS-10'] }];
}

/** Creating the pair was the one download; whoever asks again is told why not. */
const download = defineOperation({
  id: 'download',
  label: { ko: '개인 키 다운로드', en: 'Download private key' },
  title: { ko: '{name} 개인 키 다운로드', en: 'Download the private key of {name}' },
  isOffered: () => true,
  refuse: (self: KeyPair) => refuseSecondDownload(self),
  run: () => ({}),
});

const changeMode = defineOperation({
  id: 'chmod',
  label: { ko: '파일 접근 속성 변경(chmod)', en: 'Change file mode (chmod)' },
  title: { ko: '{name}.pem chmod', en: 'chmod {name}.pem' },
  inputs: z.object({ mode: field.choice({ ko: '접근 속성', en: 'Mode' }, fileModes, '0400') }),
  isOffered: (self: KeyPair) => self.props.privateKeyHeld,
  refuse: (self, { mode }) => {
    const at = { component: self.id, path: '/fileMode' };
    if (!self.props.privateKeyHeld) return [{ code: 'KEY-NO-FILE', params: { key: self.component.name }, at }];
    return /^0[0-7]{3}$/.test(mode) ? [] : [{ code: 'KEY-MODE', params: { mode }, at }];
  },
  run: (self, { mode }) => ({ props: { [self.id]: { fileMode: mode } } }),
});

/** Losing the file means that ssh with this pair is impossible from now on. */
const lose = defineOperation({
  id: 'lose-private-key',
  label: { ko: '개인 키 분실', en: 'Lose the private key' },
  title: { ko: '{name} 개인 키 분실', en: 'The private key of {name} is lost' },
  isOffered: (self: KeyPair) => self.props.privateKeyHeld,
  refuse: (self) => (self.props.privateKeyHeld ? [] : [{ code: 'KEY-NO-FILE', params: { key: self.component.name }, at: { component: self.id } }]),
  preview: (self) => ({ code: 'KEY-LOSE', params: { key: self.component.name }, affected: [self.id] }),
  run: (self) => ({ props: { [self.id]: { privateKeyHeld: false } } }),
});

export const keyPairOperations = [changeMode, lose, download];
