import { describe, expect, it } from 'vitest';
import { componentId } from '../../shared/model/design.ts';
import type { OutlineRow } from '../../shared/model/outline.ts';
import { treeMove } from './tree-keys.ts';

const row = (id: string, level: number, isOpen: boolean | null): OutlineRow => ({ id: componentId(id), level, isOpen, position: 1, siblings: 1, isFound: true });
const rows = [row('vpc', 1, true), row('net', 2, true), row('vm', 3, null), row('lb', 3, null), row('site', 1, false)];

describe('keys of the outline', () => {
  it('walk down, up and to both ends, never beyond', () => {
    expect(treeMove(rows, 0, 'ArrowDown')).toEqual({ kind: 'go', to: 1 });
    expect(treeMove(rows, 4, 'ArrowDown')).toEqual({ kind: 'go', to: 4 });
    expect(treeMove(rows, 0, 'ArrowUp')).toEqual({ kind: 'go', to: 0 });
    expect(treeMove(rows, 2, 'Home')).toEqual({ kind: 'go', to: 0 });
    expect(treeMove(rows, 1, 'End')).toEqual({ kind: 'go', to: 4 });
    expect(treeMove([], 0, 'ArrowDown')).toBeNull();
  });

  it('unfold and go in with Right, fold and go out with Left', () => {
    expect(treeMove(rows, 4, 'ArrowRight')).toEqual({ kind: 'fold', id: 'site', isFolded: false });
    expect(treeMove(rows, 0, 'ArrowRight')).toEqual({ kind: 'go', to: 1 });
    expect(treeMove(rows, 2, 'ArrowRight')).toBeNull();
    expect(treeMove(rows, 1, 'ArrowLeft')).toEqual({ kind: 'fold', id: 'net', isFolded: true });
    expect(treeMove(rows, 3, 'ArrowLeft')).toEqual({ kind: 'go', to: 1 });
    expect(treeMove(rows, 4, 'ArrowLeft')).toBeNull();
  });
});
