import { defineTexts } from './catalogue.ts';

/** Links on the drawing board: what they are called, their bends and ends, and what becomes of them when a box between two goes. */
export const linkTexts = defineTexts({
  'name': { ko: '{type} 링크, {from}에서 {to}까지', en: '{type} link from {from} to {to}' },
  'bends': { ko: '꺾임점 {count}개', en: '{count} {count:bend|bends}' },
  'role': { ko: '링크', en: 'link' },

  'bend.handle': { ko: '꺾임점 {number}/{count}. 화살표 키로 옮기고 Delete로 지웁니다.', en: 'Bend {number} of {count}. Arrow keys move it, Delete removes it.' },
  'bend.new': { ko: '구간 {number}/{count}에 꺾임점 추가', en: 'Add a bend on run {number} of {count}' },
  'bend.tip': { ko: '끌어서 옮기고, 두 번 눌러 지웁니다', en: 'Drag to move, double-click to remove' },
  'bend.newTip': { ko: '끌어서 꺾습니다', en: 'Drag to bend the link' },
  'bend.moved': { ko: '꺾임점을 {x}, {y}(으)로 옮겼습니다', en: 'Bend moved to {x}, {y}' },
  'bend.added': { ko: '꺾임점을 추가했습니다', en: 'Bend added' },
  'bend.removed': { ko: '꺾임점을 지웠습니다', en: 'Bend removed' },
  'route.reset': { ko: '링크 경로 초기화', en: 'Reset Link Route' },
  'route.wasReset': { ko: '링크가 다시 자동으로 놓입니다', en: 'The link finds its own way again' },
  'route.label': { ko: '경로', en: 'Route' },
  'route.automatic': { ko: '자동', en: 'Automatic' },

  'end.from': { ko: '시작 끝, {name}. 다시 연결하려면 끌거나 Enter를 누르세요.', en: 'Start of the link, at {name}. Drag it or press Enter to re-attach it.' },
  'end.to': { ko: '마지막 끝, {name}. 다시 연결하려면 끌거나 Enter를 누르세요.', en: 'End of the link, at {name}. Drag it or press Enter to re-attach it.' },
  'end.tip': { ko: '다른 대상으로 끌어 다시 연결합니다', en: 'Drag to another component to re-attach' },
  'reattach.from': { ko: '링크 시작 다시 연결', en: 'Re-attach Start of Link' },
  'reattach.to': { ko: '링크 끝 다시 연결', en: 'Re-attach End of Link' },
  'reattach.title': { ko: '{name} 대신 연결할 곳', en: 'Link {kept} to, in place of {name}' },
  'reattach.change': { ko: '변경', en: 'Change' },
  'reattach.changeOf': { ko: '{name} 대신 다른 곳에 연결', en: 'Re-attach from {name} to something else' },
  'reattach.none': { ko: '이 끝을 옮길 수 있는 대상이 없습니다.', en: 'There is nothing this end could be moved to.' },

  'rejoin.command': { ko: '삭제하고 양쪽 잇기', en: 'Delete and Rejoin Sides' },
  'rejoin.title': { ko: '{name}을(를) 삭제하고 양쪽을 이을까요?', en: 'Delete {name} and rejoin its sides?' },
  'rejoin.cannot': { ko: '양쪽을 이을 수 없습니다', en: 'Its sides cannot be rejoined' },
  'rejoin.anyway': { ko: '잇지 않고 삭제', en: 'Delete without rejoining' },
  'rejoin.delete': { ko: '삭제하고 잇기', en: 'Delete and rejoin' },
  'rejoin.done': { ko: '{name}을(를) 삭제하고 양쪽을 이었습니다', en: 'Deleted {name} and rejoined its sides' },

  'needs.link': { ko: '먼저 링크를 선택하세요.', en: 'Select a link first.' },
  'needs.bends': { ko: '이 링크에는 꺾임점이 없습니다.', en: 'The link has no bends.' },
});
