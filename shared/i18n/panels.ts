import { defineTexts } from './catalogue.ts';

/** The places of the window that several panels share: their tabs. */
export const panelTexts = defineTexts({
  'left.tabs': { ko: '왼쪽 패널', en: 'Left panels' },
  'left.palette': { ko: '팔레트', en: 'Palette' },
  'left.outline': { ko: '개요', en: 'Outline' },
  'bottom.tabs': { ko: '아래 패널', en: 'Bottom panels' },
  'bottom.tall': { ko: '크게 보기', en: 'Tall panel' },
  'bottom.findings': { ko: '발견', en: 'Findings' },
  'bottom.components': { ko: '구성 요소', en: 'Components' },
  'bottom.addresses': { ko: '주소', en: 'Addresses' },
  'bottom.rules': { ko: '규칙', en: 'Rules' },
  'bottom.routes': { ko: '라우트', en: 'Routes' },
  'bottom.history': { ko: '기록', en: 'History' },
});
