import { expect, test } from 'vitest';
import { mostViews, readViews, withView } from './last-views.ts';

test('what the settings file says wrongly is left out, the rest is read', () => {
  const good = { file: '/home/kim/a.hopline', x: 10, y: -20, zoom: 0.5 };
  expect(readViews([good, { file: 'b', x: 'far', y: 0, zoom: 1 }, null, { file: 'c', x: 0, y: 0, zoom: 90 }])).toEqual([good]);
  expect(readViews('nothing of the kind')).toEqual([]);
  expect(readViews(undefined)).toEqual([]);
});

test('a file has one view, the latest in front; the list is bounded and the oldest goes first', () => {
  let views = withView([], { file: 'first', x: 0, y: 0, zoom: 1 });
  for (let number = 0; number < 99; number++) views = withView(views, { file: `file-${String(number)}`, x: number, y: 0, zoom: 1 });
  expect(mostViews).toBe(100);
  expect(views).toHaveLength(100);
  views = withView(views, { file: 'file-3', x: 7, y: 7, zoom: 2 });
  expect(views[0]).toEqual({ file: 'file-3', x: 7, y: 7, zoom: 2 });
  expect(views).toHaveLength(100);
  views = withView(views, { file: 'new', x: 0, y: 0, zoom: 1 });
  expect(views).toHaveLength(100);
  expect(views.map((view) => view.file)).not.toContain('first');
});
