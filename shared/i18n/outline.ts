import { defineTexts } from './catalogue.ts';

/** The outline: the design as a tree beside the canvas, and the dialog that moves things into another container. */
export const outlineTexts = defineTexts({
  'outline.tree': { ko: '설계의 개요', en: 'Outline of the design' },
  'outline.search': { ko: '이름, IP, 종류, 태그', en: 'Name, IP, kind, tag' },
  'outline.found': { ko: '{count}개 찾음', en: '{count} found' },
  'outline.none': { ko: '일치하는 구성 요소가 없습니다', en: 'No component matches' },
  'outline.empty': { ko: '아직 구성 요소가 없습니다. 팔레트에서 추가하세요.', en: 'No components yet. Add one from the palette.' },
  'outline.foldAll': { ko: '모두 접기', en: 'Collapse all' },
  'outline.unfoldAll': { ko: '모두 펼치기', en: 'Expand all' },
  'outline.name': { ko: '{name}의 이름', en: 'Name of {name}' },
  'outline.inside': { ko: '안쪽 발견 {count}건', en: '{count} {count:finding|findings} inside' },
  'move.title': { ko: '{name} 이동', en: 'Move {name} to' },
  'move.titleMany': { ko: '{count}개 이동', en: 'Move {count} components to' },
  'move.search': { ko: '컨테이너 이름이나 주소', en: 'Container name or address' },
  'move.canvas': { ko: '캔버스 (컨테이너 없음)', en: 'Canvas (no container)' },
  'move.none': { ko: '옮길 수 있는 다른 컨테이너가 없습니다.', en: 'There is no other container that may hold it.' },
  'move.noneLeft': { ko: '일치하는 컨테이너가 없습니다', en: 'No container matches' },
  'move.impossible': { ko: '옮길 수 없음', en: 'Not possible' },
  'move.keys': { ko: '↑↓ 고르기   Enter 이동   Esc 취소', en: '↑↓ choose   Enter move   Esc cancel' },
  'move.done': { ko: '{place}(으)로 옮겼습니다', en: 'Moved to {place}' },
});
