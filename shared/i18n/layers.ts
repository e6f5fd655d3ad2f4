import { defineTexts } from './catalogue.ts';

/** Layers: what of the design is shown, by family, kind, tag and severity. */
export const layersTexts = defineTexts({
  'layers.title': { ko: '레이어', en: 'Layers' },
  'layers.command': { ko: '레이어…', en: 'Layers…' },
  'layers.clear': { ko: '모두 표시', en: 'Show All Layers' },
  'layers.clearShort': { ko: '필터 해제', en: 'Clear' },
  'layers.close': { ko: '레이어 닫기', en: 'Close layers' },
  'layers.shown': { ko: '{total}개 중 {count}개 표시', en: '{count} of {total} shown' },
  'layers.rest': { ko: '나머지는', en: 'The rest is' },
  'layers.dim': { ko: '흐리게', en: 'dimmed' },
  'layers.hide': { ko: '숨김', en: 'hidden' },
  'layers.only': { ko: '{name}만', en: 'Only {name}' },
  'layers.onlyShort': { ko: '이것만', en: 'Only' },
  'layers.all': { ko: '모두 켜기', en: 'All on' },
  'layers.allOf': { ko: '{facet} 모두 켜기', en: 'All on: {facet}' },
  'layers.empty': { ko: '구성 요소가 없습니다.', en: 'There are no components.' },
  'facet.family': { ko: '계열', en: 'Family' },
  'facet.kind': { ko: '종류', en: 'Kind' },
  'facet.tag': { ko: '태그', en: 'Tag' },
  'facet.severity': { ko: '심각도', en: 'Severity' },
  'value.untagged': { ko: '태그 없음', en: 'No tag' },
  'value.clean': { ko: '문제 없음', en: 'No finding' },
  'needs.filter': { ko: '모든 레이어가 켜져 있습니다.', en: 'All layers are on.' },
  'row.filtered': { ko: '레이어에서 제외됨', en: 'filtered out by layers' },
});
