import { defineTexts } from './catalogue.ts';

/** Selecting, lining up, grouping, locking, hiding and stacking. */
export const arrangingTexts = defineTexts({
  'locked.more': { ko: '{name} 외 {count}개가 잠겨 있습니다.', en: '{name} and {count} more are locked.' },

  'menu.select': { ko: '선택', en: 'Select' },
  'select.sameKind': { ko: '같은 종류 선택', en: 'Select Same Kind' },
  'select.upstream': { ko: '상류 선택', en: 'Select Upstream' },
  'select.downstream': { ko: '하류 선택', en: 'Select Downstream' },
  'select.connected': { ko: '연결된 것 모두 선택', en: 'Select Connected' },
  'select.contents': { ko: '안에 든 것 선택', en: 'Select Contents' },
  'select.container': { ko: '컨테이너 선택', en: 'Select Container' },
  'select.invert': { ko: '선택 반전', en: 'Invert Selection' },
  'select.none': { ko: '선택 해제', en: 'Select None' },
  'selected.count': { ko: '{count}개 선택됨', en: '{count} selected' },

  'align.left': { ko: '왼쪽 맞춤', en: 'Align Left' },
  'align.centre': { ko: '가로 가운데 맞춤', en: 'Align Centres' },
  'align.right': { ko: '오른쪽 맞춤', en: 'Align Right' },
  'align.top': { ko: '위쪽 맞춤', en: 'Align Top' },
  'align.middle': { ko: '세로 가운데 맞춤', en: 'Align Middles' },
  'align.bottom': { ko: '아래쪽 맞춤', en: 'Align Bottom' },
  'align.horizontal': { ko: '가로 간격 같게', en: 'Distribute Horizontally' },
  'align.vertical': { ko: '세로 간격 같게', en: 'Distribute Vertically' },
  'align.title': { ko: '맞춤', en: 'Alignment' },
  'align.already': { ko: '이미 맞춰져 있습니다', en: 'They are in line already' },

  'group.make': { ko: '그룹으로 묶기', en: 'Group' },
  'group.break': { ko: '그룹 해제', en: 'Ungroup' },
  'group.entered': { ko: '그룹에서 {name}만 선택했습니다', en: 'Only {name} of its group is selected' },
  'lock.on': { ko: '잠그기', en: 'Lock' },
  'lock.off': { ko: '잠금 해제', en: 'Unlock' },
  'hide.selection': { ko: '숨기기', en: 'Hide' },
  'hide.showAll': { ko: '숨긴 것 모두 표시', en: 'Show All Hidden' },
  'hide.count': { ko: '{count}개 숨김', en: '{count} hidden' },
  'hide.show': { ko: '표시', en: 'Show' },
  'order.forward': { ko: '앞으로 가져오기', en: 'Bring Forward' },
  'order.backward': { ko: '뒤로 보내기', en: 'Send Backward' },
  'order.front': { ko: '맨 앞으로 가져오기', en: 'Bring to Front' },
  'order.back': { ko: '맨 뒤로 보내기', en: 'Send to Back' },
  'grid.show': { ko: '격자 표시', en: 'Show Grid' },

  'needs.three': { ko: '구성 요소를 셋 이상 선택하세요.', en: 'Select three or more components.' },
  'needs.group': { ko: '선택한 것 중 그룹에 속한 것이 없습니다.', en: 'Nothing that is selected is in a group.' },
  'needs.hidden': { ko: '숨긴 것이 없습니다.', en: 'Nothing is hidden.' },
  'needs.contained': { ko: '컨테이너 안에 있는 구성 요소를 선택하세요.', en: 'Select a component that stands in a container.' },
  'needs.holding': { ko: '안에 무언가 든 컨테이너를 선택하세요.', en: 'Select a container that holds something.' },
});
