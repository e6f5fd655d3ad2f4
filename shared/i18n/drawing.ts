import { defineTexts } from './catalogue.ts';

/** Words of exported pictures. */
export const drawingTexts = defineTexts({
  'legend.title': { ko: '범례', en: 'Legend' },
  'legend.link.l2': { ko: 'L2', en: 'L2' },
  'legend.link.routed': { ko: '라우팅', en: 'routed' },
  'legend.link.attach': { ko: '연결(정책·부품)', en: 'attach' },
  'legend.link.tunnel': { ko: '터널', en: 'tunnel' },
  'legend.link.peering': { ko: '피어링', en: 'peering' },
  'legend.family.cloud': { ko: '퍼블릭 클라우드', en: 'Public cloud' },
  'legend.family.nsx': { ko: 'NSX · vSphere', en: 'NSX · vSphere' },
  'legend.family.k8s': { ko: 'Kubernetes', en: 'Kubernetes' },
  'legend.family.onprem': { ko: '하이브리드 · 온프레미스', en: 'Hybrid · on-prem' },
  'legend.family.internet': { ko: '인터넷', en: 'Internet' },
  'picture.untitled': { ko: '이름 없는 설계', en: 'Untitled design' },
  'picture.description': { ko: '구성 요소 {components}개, 링크 {links}개', en: '{components} {components:component|components}, {links} {links:link|links}' },
});
