import { defineTexts } from './catalogue.ts';

/** Walking the drawing by keyboard, and what is told on the way. */
export const walkingTexts = defineTexts({
  'place.inside': { ko: '{parent} 안 {count}개 중 {position}번째', en: '{position} of {count} in {parent}' },
  'place.canvas': { ko: '캔버스에서 {count}개 중 {position}번째', en: '{position} of {count} on the canvas' },
  'state.locked': { ko: '잠김', en: 'locked' },
  'state.collapsed': { ko: '접힘, 안에 {count}개', en: 'folded, {count} inside' },
  'links.count': { ko: '링크 {count}개', en: '{count} {count:link|links}' },
  'link.place': { ko: '링크 {position}/{count}: {to}(으)로 가는 {type}', en: 'Link {position} of {count}: {type} to {to}' },
  'link.none': { ko: '{name}: 링크가 없습니다', en: '{name} has no links' },
  'told.selected': { ko: '선택: {name}', en: '{name} selected' },
  'told.many': { ko: '{count}개 선택', en: '{count} selected' },
  'told.none': { ko: '선택 해제', en: 'Nothing selected' },
  'told.moved': { ko: '{name}: x {x}, y {y}(으)로 옮김', en: '{name} moved to x {x}, y {y}' },
  'told.movedInto': { ko: '{name}: {parent} 안 x {x}, y {y}(으)로 옮김', en: '{name} moved to x {x}, y {y} in {parent}' },
  'told.movedMany': { ko: '{count}개 옮김', en: '{count} moved' },
});
