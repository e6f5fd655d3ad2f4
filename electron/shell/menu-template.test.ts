import { expect, test } from 'vitest';
import type { MenuItem } from '../../shared/desktop/contract.ts';
import { acceleratorOf, firstMenu, type MenuContext, type MenuEntry, menuTemplate } from './menu-template.ts';

const chosen: string[] = [];
const context = (platform: NodeJS.Platform, language: 'ko' | 'en' = 'ko'): MenuContext => ({ platform, language, onCommand: (id) => void chosen.push(id) });

const items: MenuItem[] = [
  {
    id: 'file', label: '파일', enabled: true, type: 'submenu', items: [
      { id: 'file.save', label: '저장', enabled: false, type: 'command', accelerator: 'Mod+S' },
      { id: 's1', label: '', enabled: true, type: 'separator' },
      { id: 'quit', label: '끝내기', enabled: true, type: 'role', role: 'quit' },
      { id: 'spy', label: '?', enabled: true, type: 'role', role: 'toggleDevTools' },
    ],
  },
];

const labels = (entries: readonly MenuEntry[]): unknown[] => entries.map((entry) => (entry.submenu === undefined ? (entry.label ?? '-') : [entry.label, labels(entry.submenu)]));

test('labels, states and shortcuts are those of the command list; shortcuts are shown, the window acts on them', () => {
  expect(menuTemplate(items, context('linux'))).toEqual([
    {
      id: 'file', label: '파일', type: 'submenu', enabled: true, submenu: [
        { id: 'file.save', label: '저장', type: 'normal', enabled: false, accelerator: 'CmdOrCtrl+S', registerAccelerator: false, click: expect.any(Function) as unknown },
        { type: 'separator' },
        { id: 'quit', label: '끝내기', role: 'quit', enabled: true },
      ],
    },
  ]);
});

test('elsewhere than on macOS the first menu ends with the way out, once', () => {
  const file: MenuItem = { id: 'file', label: 'File', enabled: true, type: 'submenu', items: [{ id: 'file.new', label: 'New', enabled: true, type: 'command' }] };
  const edit: MenuItem = { id: 'edit', label: 'Edit', enabled: true, type: 'submenu', items: [] };
  expect(labels(menuTemplate([file, edit], context('win32', 'en')))).toEqual([['File', ['New', '-', 'Quit Hopline']], ['Edit', []]]);
  expect(labels(menuTemplate(items, context('win32')))).toEqual([['파일', ['저장', '-', '끝내기']]]);
});

test('choosing an entry tells its command', () => {
  menuTemplate(items, context('linux'))[0]?.submenu?.[0]?.click?.();
  expect(chosen).toEqual(['file.save']);
});

test('on macOS the menu of the application comes first (logic only)', () => {
  expect(labels(menuTemplate(items, context('darwin')))).toEqual([
    ['Hopline', ['Hopline 정보', '-', '서비스', '-', 'Hopline 가리기', '기타 가리기', '모두 보기', '-', 'Hopline 종료']],
    ['파일', ['저장', '-', '끝내기']],
  ]);
});

test.each([
  ['ko' as const, [['파일', ['창 닫기', 'Hopline 종료']], ['편집', ['실행 취소', '다시 실행', '-', '잘라내기', '복사', '붙여넣기', '모두 선택']], ['창', ['최소화', '전체 화면']]]],
  ['en' as const, [['File', ['Close Window', 'Quit Hopline']], ['Edit', ['Undo', 'Redo', '-', 'Cut', 'Copy', 'Paste', 'Select All']], ['Window', ['Minimize', 'Full Screen']]]],
])('until the window sends its own there is a small menu: %s', (language, expected) => {
  expect(labels(firstMenu(context('win32', language)))).toEqual(expected);
});

test.each([
  ['Mod+S', 'CmdOrCtrl+S'],
  ['CmdOrCtrl+Shift+s', 'CmdOrCtrl+Shift+S'],
  ['F2', 'F2'],
  ['Alt+Up', 'Alt+Up'],
  ['Mod+=', 'CmdOrCtrl+='],
  ['Mod++', 'CmdOrCtrl+Plus'],
  ['Delete', 'Delete'],
  ['Mod+Nonsense', null],
  ['Hyper+S', null],
  ['', null],
])('the shortcut %s', (text, accelerator) => {
  expect(acceleratorOf(text)).toBe(accelerator);
});
