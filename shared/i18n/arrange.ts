import { defineTexts } from './catalogue.ts';

/** Automatic layout: of everything, of a selection, and what keeps its place in it. */
export const arrangeTexts = defineTexts({
  'arrange.selection': { ko: '선택 항목 배치', en: 'Lay Out Selection' },
  'arrange.pin': { ko: '배치에서 위치 고정', en: 'Keep Place in Layouts' },
  'arrange.progress': { ko: '배치하는 중: 컨테이너 {done}/{total}', en: 'Laying out: container {done} of {total}' },
  'arrange.outdated': { ko: '배치를 계산하는 동안 그림이 바뀌어 적용하지 않았습니다.', en: 'The drawing was edited while the layout was computed, so it was not applied.' },
});
